package eu.sojourn.portal.services;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dated sessions of an Xchange; the host confirms one version of them, or says what should be other. */
public record Agenda(String xchangeId, @Nullable String title, @Nullable Integer version, String state, @Nullable Integer confirmedVersion,
        @Nullable String timeZone, List<String> timeZones, List<Session> sessions, List<Wish> changeRequests, @Nullable Checks checks,
        Set<String> allowed) {
    public Agenda {
        timeZones = timeZones == null ? List.of() : List.copyOf(timeZones);
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
        changeRequests = changeRequests == null ? List.of() : List.copyOf(changeRequests);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean mayPropose() {
        return allowed.contains("PROPOSE");
    }

    public boolean mayConfirm() {
        return allowed.contains("CONFIRM");
    }

    public boolean mayRequestChanges() {
        return allowed.contains("REQUEST_CHANGES");
    }

    /** Whether somebody has to say which time zone it is: the host's country has several, or none that is known, or another one is named. */
    public boolean asksForTimeZone() {
        return timeZones.size() != 1 || !timeZones.getFirst().equals(timeZone);
    }

    public boolean confirmed() {
        return "CONFIRMED".equals(state);
    }

    public boolean changesRequested() {
        return "CHANGES_REQUESTED".equals(state);
    }

    /** What the host wants to be other in a session, or null. */
    public @Nullable String wish(@Nullable String sessionId) {
        return changeRequests.stream().filter(wish -> wish.sessionId().equals(sessionId)).map(Wish::wish).findFirst().orElse(null);
    }

    public Map<LocalDate, List<Session>> days() {
        return sessions.stream()
                .collect(Collectors.groupingBy(session -> session.starts().toLocalDate(), LinkedHashMap::new, Collectors.toList()));
    }

    /** Titles of the sessions that a warning is about. */
    public List<String> titles(Warning warning) {
        return sessions.stream().filter(session -> warning.sessionIds().contains(session.sessionId())).map(Session::title).toList();
    }

    /** Local date-times at the place of the session. */
    public record Session(@Nullable String sessionId, String title, @Nullable String topic, LocalDateTime starts, LocalDateTime ends,
            @Nullable String place, @Nullable String room, @Nullable String speaker, @Nullable Integer capacity,
            @Nullable String siteAccess) {}

    public record Wish(String sessionId, String wish) {}

    /** How the agenda fills its days, and what in it looks like a mistake. */
    public record Checks(int workingDays, int workingDaysOfPeriod, List<Warning> warnings) {
        public Checks {
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }

    public record Warning(String code, List<String> sessionIds, @Nullable LocalDate day, @Nullable LocalDate lastDay,
            @Nullable String found, @Nullable String required) {
        public Warning {
            sessionIds = sessionIds == null ? List.of() : List.copyOf(sessionIds);
        }

        public @Nullable LocalDate last() {
            return lastDay == null ? day : lastDay;
        }

        /** Whether what was found and needed are numbers that a person wants to read. */
        public boolean counts() {
            return Set.of("FEWER_WORKING_DAYS", "CAPACITY_TOO_SMALL").contains(code);
        }
    }
}
