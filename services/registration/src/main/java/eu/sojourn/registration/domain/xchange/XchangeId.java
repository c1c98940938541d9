package eu.sojourn.registration.domain.xchange;

import eu.sojourn.service.domain.Id;

public record XchangeId(String value) implements Id {
    public XchangeId {
        Id.check("xchangeId", value);
    }
}
