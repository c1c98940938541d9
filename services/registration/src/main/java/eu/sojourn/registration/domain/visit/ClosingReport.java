package eu.sojourn.registration.domain.visit;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor reports after the visit; precondition of payment.
 *
 * @param returnedOn when the VOP last returned it; null once it was filed anew
 * @param reasons    why it was returned
 */
public record ClosingReport(String summary, LocalDate filedOn, @Nullable LocalDate validatedOn, @Nullable LocalDate returnedOn,
        List<String> reasons) {

    public ClosingReport {
        if (summary == null || summary.isBlank() || summary.length() > 10_000) {
            throw new InvalidValue("summary", "must have 1 to 10,000 characters");
        }
        reasons = List.copyOf(reasons);
    }

    static ClosingReport filed(String summary, LocalDate on) {
        return new ClosingReport(summary, on, null, null, List.of());
    }

    ClosingReport validated(LocalDate on) {
        return new ClosingReport(summary, filedOn, on, null, List.of());
    }

    ClosingReport returned(LocalDate on, List<String> why) {
        return new ClosingReport(summary, filedOn, null, on, why);
    }
}
