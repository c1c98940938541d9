package eu.sojourn.identity.domain;

import java.util.Locale;

/** What a person does in exchanges. A person may have several roles. */
public enum Role {
    /** Applies for visits of the organisations they belong to. */
    VISITOR,
    /** Confirms agendas and signs for a host organisation. */
    HOST,
    /** Runs programmes of a partnership. */
    COORDINATOR,
    /** Keeps the system running; replays dead letters. */
    OPERATOR,
    /** Reads figures, changes nothing. */
    AUDITOR;

    /** The role's name in tokens: lower case. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
