package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;

/** Names a visit, and the annex of that visit. */
public record VisitId(String value) implements Id {
    public VisitId {
        Id.check("visitId", value);
    }
}
