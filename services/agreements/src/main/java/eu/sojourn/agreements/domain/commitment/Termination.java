package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.service.domain.PlainText;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The end of a signed commitment before its period is over.
 *
 * @param by      who gave notice
 * @param lastDay the last day on which it holds
 * @param reason  what is said about it, to those who prepare the commitment alone
 */
public record Termination(Signatory by, Instant at, LocalDate lastDay, String reason) {
    private static final int LONGEST_REASON = 2_000;

    public Termination {
        reason = PlainText.paragraph("reason", reason, LONGEST_REASON);
    }
}
