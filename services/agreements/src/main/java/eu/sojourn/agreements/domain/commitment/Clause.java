package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.PlainText;

/** One clause of a host commitment. Two clauses are the same when their wording is. */
public record Clause(String clauseId, String title, String text, Status status) {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 10_000;

    /** Whether lawyers have to read the clause anew. */
    public enum Status {
        /** Worded as the clause library does. */
        STANDARD,
        /** Worded, or added, for this host. */
        NEGOTIATED,
        /** Under discussion, however it is worded: nothing is cleared before that ends. Follows from the legal lane and is not kept here. */
        OPEN
    }

    public Clause {
        Id.check("clauseId", clauseId);
        title = PlainText.line("title", title, LONGEST_TITLE);
        text = PlainText.paragraph("text", text, LONGEST_TEXT);
    }

    /** What a lawyer clears. */
    public Sha256 wordingSha256() {
        return wording(title, text);
    }

    static Sha256 wording(String title, String text) {
        return Sha256.of(title + "\n" + text);
    }

    Clause as(Status other) {
        return new Clause(clauseId, title, text, other);
    }
}
