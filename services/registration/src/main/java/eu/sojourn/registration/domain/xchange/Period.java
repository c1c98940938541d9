package eu.sojourn.registration.domain.xchange;

import eu.sojourn.service.domain.InvalidValue;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days from the first to the last, both included. */
public record Period(LocalDate firstDay, LocalDate lastDay) {

    public Period {
        if (firstDay == null) {
            throw new InvalidValue("firstDay", "is needed");
        }
        if (lastDay == null) {
            throw new InvalidValue("lastDay", "is needed");
        }
        if (lastDay.isBefore(firstDay)) {
            throw new InvalidValue("lastDay", "must not be before firstDay");
        }
        if (firstDay.getYear() < 2000 || lastDay.getYear() > 2100) {
            throw new InvalidValue("firstDay", "must be between the years 2000 and 2100");
        }
        if (firstDay.plusYears(1).isBefore(lastDay)) {
            throw new InvalidValue("lastDay", "must be within a year of firstDay");
        }
    }

    /** Days from Monday to Friday; public holidays are not known. */
    public int workingDays() {
        return (int) firstDay.datesUntil(lastDay.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
    }

    public boolean within(LocalDate start, LocalDate end) {
        return !firstDay.isBefore(start) && !lastDay.isAfter(end);
    }
}
