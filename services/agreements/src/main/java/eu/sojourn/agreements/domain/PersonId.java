package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;

/** Names a person; who it is, only identity knows. */
public record PersonId(String value) implements Id {
    public PersonId {
        Id.check("personId", value);
    }
}
