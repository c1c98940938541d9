package eu.sojourn.portal.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an organisation may visit, with every reason against it; nothing is stored by asking. */
public record Eligibility(boolean eligible, List<Reason> reasons, @Nullable Money lumpSum) {
    public Eligibility {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
