package eu.sojourn.identity.domain;

/** Names a person everywhere outside identity; says nothing about who it is. */
public record PersonId(String value) {

    public PersonId {
        if (!value.matches("[a-z0-9][a-z0-9-]{1,62}")) {
            throw new IllegalArgumentException("personId must match [a-z0-9][a-z0-9-]{1,62}");
        }
    }
}
