package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it was published.
 *
 * @param version       counts from 1 in the order of publication
 * @param effectiveFrom first day on which visits are approved by it
 * @param note          what the coordinator said about the change
 */
public record RuleSetVersion(int version, LocalDate effectiveFrom, LocalDate publishedOn, @Nullable String note, RuleSet rules) {

    private static final int LONGEST_NOTE = 1_000;

    public RuleSetVersion {
        if (effectiveFrom.getYear() < 2000 || effectiveFrom.getYear() > 2100) {
            throw new InvalidValue("effectiveFrom", "must be between the years 2000 and 2100");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new InvalidValue("note", "must have at most 1,000 characters");
        }
    }
}
