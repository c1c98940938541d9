package eu.sojourn.registration.domain.visit;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the visitor reports after the visit; precondition of payment. */
public record ClosingReport(String summary, LocalDate filedOn, @Nullable LocalDate validatedOn) {

    public ClosingReport {
        if (summary == null || summary.isBlank() || summary.length() > 10_000) {
            throw new InvalidValue("summary", "must have 1 to 10,000 characters");
        }
    }
}
