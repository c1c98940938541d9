package eu.sojourn.portal.services;

import java.util.List;

/** Whether two organisations can be merged now, and why not. */
public record MergingOutlook(boolean possible, List<Reason> reasons) {
    public MergingOutlook {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
