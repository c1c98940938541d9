package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;

/** Names an Xchange. */
public record XchangeId(String value) implements Id {
    public XchangeId {
        Id.check("xchangeId", value);
    }
}
