package eu.sojourn.kpis.domain.activity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

import eu.sojourn.service.domain.InvalidValue;

/**
 * The day for which something is planned, or the month where the day is still open.
 *
 * @param on the day; of a month its first, or the first day of a programme that begins within it
 * @param monthOnly whether only the month is known
 */
public record PlannedFor(LocalDate on, boolean monthOnly) {

    /** @param text a day such as {@code 2023-03-14}, or a month such as {@code 2023-03} */
    public static PlannedFor parse(String text) {
        try {
            return text.length() == "2023-03".length()
                    ? new PlannedFor(YearMonth.parse(text).atDay(1), true)
                    : new PlannedFor(LocalDate.parse(text), false);
        } catch (DateTimeParseException e) {
            throw new InvalidValue("plannedOn", "must be a day such as 2023-03-14 or a month such as 2023-03");
        }
    }

    /** The same, no earlier than a day: a month in which something begins is no time before that. */
    PlannedFor notBefore(LocalDate first) {
        return monthOnly && on.isBefore(first) && !latest().isBefore(first) ? new PlannedFor(first, true) : this;
    }

    /** Whether it can lie in a period. */
    boolean canBeWithin(LocalDate first, LocalDate last) {
        return !latest().isBefore(first) && !on.isAfter(last);
    }

    private LocalDate latest() {
        return monthOnly ? YearMonth.from(on).atEndOfMonth() : on;
    }

    @Override
    public String toString() {
        return monthOnly ? YearMonth.from(on).toString() : on.toString();
    }
}
