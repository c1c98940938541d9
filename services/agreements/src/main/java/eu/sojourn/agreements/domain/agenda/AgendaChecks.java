package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an agenda fills its Xchange, and what in it looks like a mistake. What cannot be is refused when it is proposed, see
 * {@link SessionRule}; this is told and stands in nobody's way.
 *
 * @param workingDays         days from Monday to Friday with a session
 * @param workingDaysOfPeriod days from Monday to Friday of the Xchange
 */
public record AgendaChecks(int workingDays, int workingDaysOfPeriod, List<Warning> warnings) {
    private static final LocalTime WORK_BEGINS = LocalTime.of(9, 0);
    private static final LocalTime WORK_ENDS = LocalTime.of(17, 0);
    private static final Duration LONGEST_GAP = Duration.ofHours(3);

    /** @param participants visits to the Xchange that have not ended before they took place */
    public static AgendaChecks of(AgendaVersion version, Period period, int participants) {
        var sessions = version.sessions();
        var daysWithSession = sessions.stream()
                .flatMap(session -> days(session.starts().toLocalDate(), lastDay(session)))
                .collect(Collectors.toCollection(TreeSet::new));
        var working = period.firstDay().datesUntil(period.lastDay().plusDays(1)).filter(AgendaChecks::isWorkingDay).toList();
        var filled = (int) working.stream().filter(daysWithSession::contains).count();
        var warnings = new ArrayList<Warning>();
        warnings.addAll(overlaps(sessions));
        warnings.addAll(gaps(sessions));
        warnings.addAll(empty(working, daysWithSession));
        if (filled < working.size()) {
            warnings.add(new Warning(Warning.Code.FEWER_WORKING_DAYS, List.of(), null, null, String.valueOf(filled),
                    String.valueOf(working.size())));
        }
        warnings.addAll(tooSmall(sessions, participants));
        return new AgendaChecks(filled, working.size(), List.copyOf(warnings));
    }

    private static List<Warning> overlaps(List<Session> sessions) {
        var warnings = new ArrayList<Warning>();
        warnings.addAll(together(Warning.Code.SPEAKER_TWICE, sessions, Session::speaker));
        warnings.addAll(together(Warning.Code.ROOM_TWICE, sessions,
                session -> session.room() == null ? null : session.place() + '\n' + session.room()));
        var said = warnings.stream().map(Warning::sessions).collect(Collectors.toSet());
        together(Warning.Code.OVERLAP, sessions, _ -> "").stream()
                .filter(warning -> !said.contains(warning.sessions()))
                .forEach(warnings::add);
        return warnings;
    }

    /** Sessions that share something and have no break between them, so at most one warning for two sessions. */
    private static List<Warning> together(Warning.Code code, List<Session> sessions, Function<Session, @Nullable String> shared) {
        Map<String, List<Session>> sharing = new LinkedHashMap<>();
        for (var session : sessions) {
            var key = shared.apply(session);
            if (key != null) {
                sharing.computeIfAbsent(key.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(session);
            }
        }
        var warnings = new ArrayList<Warning>();
        for (var inOrder : sharing.values()) {
            for (var chain : chains(inOrder)) {
                if (chain.size() > 1) {
                    warnings.add(new Warning(code, chain.stream().map(Session::id).toList(), chain.getFirst().starts().toLocalDate(), null,
                            null, null));
                }
            }
        }
        return warnings;
    }

    /** Sessions in the order of their start, parted wherever all before have ended. */
    private static List<List<Session>> chains(List<Session> inOrder) {
        var chains = new ArrayList<List<Session>>();
        LocalDateTime end = null;
        for (var session : inOrder) {
            if (end == null || !session.starts().isBefore(end)) {
                chains.add(new ArrayList<>());
            }
            chains.getLast().add(session);
            end = end == null || session.ends().isAfter(end) ? session.ends() : end;
        }
        return chains;
    }

    private static List<Warning> gaps(List<Session> sessions) {
        var warnings = new ArrayList<Warning>();
        Session last = null;
        for (var session : sessions) {
            if (last != null && last.ends().isBefore(session.starts())) {
                var day = session.starts().toLocalDate();
                var gap = day.equals(last.ends().toLocalDate()) && isWorkingDay(day)
                        ? workingTime(last.ends(), session.starts())
                        : Duration.ZERO;
                if (gap.compareTo(LONGEST_GAP) > 0) {
                    warnings.add(new Warning(Warning.Code.GAP, List.of(last.id(), session.id()), day, null, gap.toString(),
                            LONGEST_GAP.toString()));
                }
            }
            last = last == null || session.ends().isAfter(last.ends()) ? session : last;
        }
        return warnings;
    }

    private static Duration workingTime(LocalDateTime from, LocalDateTime to) {
        var begins = from.toLocalTime().isBefore(WORK_BEGINS) ? WORK_BEGINS : from.toLocalTime();
        var ends = to.toLocalTime().isAfter(WORK_ENDS) ? WORK_ENDS : to.toLocalTime();
        return begins.isBefore(ends) ? Duration.between(begins, ends) : Duration.ZERO;
    }

    /** Working days in a row without a session are one warning; the weekend between them counts for nothing. */
    private static List<Warning> empty(List<LocalDate> working, Set<LocalDate> daysWithSession) {
        var warnings = new ArrayList<Warning>();
        for (var i = 0; i < working.size(); i++) {
            if (!daysWithSession.contains(working.get(i))) {
                var first = working.get(i);
                while (i + 1 < working.size() && !daysWithSession.contains(working.get(i + 1))) {
                    i++;
                }
                warnings.add(new Warning(Warning.Code.DAY_WITHOUT_SESSION, List.of(), first,
                        working.get(i).equals(first) ? null : working.get(i), null, null));
            }
        }
        return warnings;
    }

    private static List<Warning> tooSmall(List<Session> sessions, int participants) {
        return sessions.stream()
                .filter(session -> session.capacity() != null && session.capacity() < participants)
                .map(session -> new Warning(Warning.Code.CAPACITY_TOO_SMALL, List.of(session.id()), session.starts().toLocalDate(), null,
                        String.valueOf(session.capacity()), String.valueOf(participants)))
                .toList();
    }

    /** A session that ends at midnight does not fill the day that begins then. */
    private static LocalDate lastDay(Session session) {
        return session.ends().minusMinutes(1).toLocalDate();
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1));
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
