package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.PartnershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of the end of a commitment beside the host.
 *
 * @param hostName     as they know the host; null where it is not known
 * @param partnerships whose coordinators look after the host, or after Xchanges and visits there that need another commitment
 */
public record Concerned(@Nullable String hostName, List<PartnershipId> partnerships) {
    public Concerned {
        partnerships = List.copyOf(partnerships);
    }
}
