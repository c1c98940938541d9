package eu.sojourn.questionnaires.domain.known;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import eu.sojourn.service.domain.InvalidValue;

/**
 * What is known of the one who is asked, and of what they are asked about; each fact as one would answer it.
 *
 * @param values canonical text, as a web form would write it: {@code 5}, {@code PHYSICAL}
 */
public record KnownFacts(Map<Fact, String> values) {

    public KnownFacts {
        values = Map.copyOf(values);
    }

    public static KnownFacts none() {
        return new KnownFacts(Map.of());
    }

    /**
     * What the dates of a visit that is over tell.
     *
     * @param lastDay the day before the first where nobody came
     */
    public static KnownFacts ofStay(LocalDate firstDay, LocalDate lastDay) {
        if (lastDay.isBefore(firstDay.minusDays(1))) {
            throw new InvalidValue("lastDay", "A visit does not end (" + lastDay + ") before it starts (" + firstDay + ")");
        }
        long workingDays = firstDay.datesUntil(lastDay.plusDays(1)).filter(KnownFacts::isWorkingDay).count();
        return new KnownFacts(Map.of(Fact.WORKING_DAYS, Long.toString(workingDays)));
    }

    public Optional<String> value(Fact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
