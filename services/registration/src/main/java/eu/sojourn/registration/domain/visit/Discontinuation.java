package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a visit ended early, after it began.
 *
 * @param lastDayStayed the day before the first for somebody who never came
 * @param forceMajeure  a cause outside one's control: the lump sum is paid for the days stayed, and the visit goes on counting
 */
public record Discontinuation(LocalDate lastDayStayed, String reason, boolean forceMajeure) {

    private static final int LONGEST = 1_000;

    public Discontinuation {
        if (lastDayStayed == null) {
            throw new InvalidValue("lastDayStayed", "is needed");
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw new InvalidValue("reason", "must have 1 to 1,000 characters");
        }
        reason = reason.strip();
    }

    /**
     * The days that were stayed of a planned period; empty for none.
     *
     * @throws InvalidValue if the last day stayed is no day before the end of the period
     */
    public Optional<Period> stayed(Period planned) {
        if (lastDayStayed.isBefore(planned.firstDay().minusDays(1)) || !lastDayStayed.isBefore(planned.lastDay())) {
            throw new InvalidValue("lastDayStayed", "must be between %s, for nobody came, and %s, the last day but one"
                    .formatted(planned.firstDay().minusDays(1), planned.lastDay().minusDays(1)));
        }
        return lastDayStayed.isBefore(planned.firstDay()) ? Optional.empty() : Optional.of(new Period(planned.firstDay(), lastDayStayed));
    }
}
