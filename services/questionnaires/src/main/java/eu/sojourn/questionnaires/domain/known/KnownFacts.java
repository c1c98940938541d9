package eu.sojourn.questionnaires.domain.known;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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

    /**
     * What is known of a visit that is over, and of those who took part in it.
     *
     * @param xchange null where it was not heard of yet, as each of the others: then its facts are missing
     */
    public static KnownFacts of(KnownVisit visit, @Nullable KnownXchange xchange, @Nullable KnownOrganisation visitor,
            @Nullable KnownOrganisation host, @Nullable KnownProgramme programme) {
        Map<Fact, String> values = new EnumMap<>(ofStay(visit.firstDay(), visit.lastDay()).values());
        values.put(Fact.FIRST_DAY, visit.firstDay().toString());
        values.put(Fact.LAST_DAY, visit.lastDay().toString());
        values.put(Fact.DISCONTINUED, Boolean.toString(visit.discontinued()));
        values.put(Fact.PARTNERSHIP, visit.visitingPartnershipId());
        if (xchange != null) {
            values.putAll(Map.of(Fact.XCHANGE_TITLE, xchange.title(), Fact.MODE, xchange.mode(), Fact.FORMAT, xchange.format(),
                    Fact.HOST_COUNTRY, xchange.hostCountry()));
        }
        if (visitor != null) {
            values.putAll(Map.of(Fact.VISITOR_NAME, visitor.name(), Fact.VISITOR_COUNTRY, visitor.country()));
        }
        if (host != null) {
            values.put(Fact.HOST_NAME, host.name());
            values.putIfAbsent(Fact.HOST_COUNTRY, host.country());
        }
        if (programme != null) {
            values.put(Fact.PROGRAMME_NAME, programme.name());
        }
        return new KnownFacts(values);
    }

    public Optional<String> value(Fact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
