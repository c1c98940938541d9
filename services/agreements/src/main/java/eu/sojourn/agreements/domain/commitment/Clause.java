package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.PlainText;
import eu.sojourn.service.domain.Id;

/** One clause of a host commitment. Two clauses are the same when their wording is. */
public record Clause(String clauseId, String title, String text, Status status) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 10_000;

    /** Whether lawyers have to read the clause anew. */
    public enum Status {
        /** Worded as shipped. */
        STANDARD,
        /** Worded, or added, for this host. */
        NEGOTIATED
    }

    public Clause {
        Id.check("clauseId", clauseId);
        title = PlainText.line("title", title, LONGEST_TITLE);
        text = PlainText.paragraph("text", text, LONGEST_TEXT);
    }
}
