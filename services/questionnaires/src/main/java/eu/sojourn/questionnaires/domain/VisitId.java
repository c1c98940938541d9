package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** A visit of {@code registration}. */
public record VisitId(String value) implements Id {

    public VisitId {
        Id.check("visitId", value);
    }
}
