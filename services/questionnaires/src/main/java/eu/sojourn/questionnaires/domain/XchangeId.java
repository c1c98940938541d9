package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** An Xchange of {@code registration}. */
public record XchangeId(String value) implements Id {

    public XchangeId {
        Id.check("xchangeId", value);
    }
}
