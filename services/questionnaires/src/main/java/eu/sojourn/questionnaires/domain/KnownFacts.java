package eu.sojourn.questionnaires.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;

import eu.sojourn.service.domain.InvalidValue;

/**
 * The dates of a visit that is over and what follows from them.
 *
 * @param lastDay the day before the first where nobody came
 */
public record KnownFacts(LocalDate firstDay, LocalDate lastDay) {

    public KnownFacts {
        if (lastDay.isBefore(firstDay.minusDays(1))) {
            throw new InvalidValue("lastDay", "A visit does not end (" + lastDay + ") before it starts (" + firstDay + ")");
        }
    }

    /** The fact as one would answer it. */
    String value(Fact fact) {
        return switch (fact) {
            case WORKING_DAYS -> Long.toString(firstDay.datesUntil(lastDay.plusDays(1)).filter(KnownFacts::isWorkingDay).count());
        };
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
