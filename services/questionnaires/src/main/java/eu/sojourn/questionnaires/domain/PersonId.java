package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** Somebody with an account; who that is, identity alone knows. */
public record PersonId(String value) implements Id {

    public PersonId {
        Id.check("personId", value);
    }
}
