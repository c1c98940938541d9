package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.service.domain.PlainText;
import java.time.Instant;

/** What somebody said about a clause. */
public record Comment(Signatory by, Instant at, String text) {
    private static final int LONGEST_TEXT = 2_000;

    public Comment {
        text = PlainText.paragraph("text", text, LONGEST_TEXT);
    }
}
