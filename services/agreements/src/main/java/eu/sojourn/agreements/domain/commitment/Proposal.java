package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.PlainText;
import java.time.Instant;

/**
 * Another wording of a clause, to be accepted by the other side.
 *
 * @param byHost whether it comes from the host, or else from a coordinator
 */
public record Proposal(Signatory by, boolean byHost, Instant at, String title, String text) {
    public Proposal {
        title = PlainText.line("title", title, Clause.LONGEST_TITLE);
        text = PlainText.paragraph("text", text, Clause.LONGEST_TEXT);
    }

    public Sha256 wordingSha256() {
        return Clause.wording(title, text);
    }
}
