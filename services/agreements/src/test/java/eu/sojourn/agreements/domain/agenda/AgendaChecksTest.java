package eu.sojourn.agreements.domain.agenda;

import static eu.sojourn.agreements.domain.Cast.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgendaChecksTest {
    private static final String MONDAY = "2024-03-04";

    private int next;

    @Test
    void findsNothingInAnAgendaThatFillsItsDays() {
        var checks = check(MARCH, 0, week());

        assertThat(checks.warnings()).isEmpty();
        assertThat(checks.workingDays()).isEqualTo(5);
        assertThat(checks.workingDaysOfPeriod()).isEqualTo(5);
    }

    @Test
    void findsASpeakerInTwoPlacesAtOnce() {
        var checks = checkMonday(session("09:00", "10:00", "Hall", null, "Ada Lovelace"),
                session("09:59", "11:00", "Canteen", null, "ada lovelace"), session("11:00", "12:00", "Hall", null, "Ada Lovelace"));

        assertThat(checks.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.Code.SPEAKER_TWICE);
            assertThat(warning.sessions()).extracting(SessionId::value).containsExactly("session-1", "session-2");
            assertThat(warning.day()).isEqualTo(MONDAY);
        });
    }

    @Test
    void findsARoomThatIsTakenTwiceButNotTwoRoomsOfOneName() {
        assertThat(codes(checkMonday(session("09:00", "12:00", "Hall", "R1", null), session("10:00", "12:00", "hall", "r1", null))))
                .containsExactly("ROOM_TWICE");
        assertThat(codes(checkMonday(session("09:00", "12:00", "Hall", "R1", null), session("10:00", "12:00", "Annexe", "R1", null))))
                .containsExactly("OVERLAP");
    }

    @ParameterizedTest
    @CsvSource({"10:00,false", "09:59,true"})
    void findsSessionsAtTheSameTime(String starts, boolean overlaps) {
        assertThat(codes(checkMonday(session("09:00", "10:00"), session(starts, "12:00")))).hasSize(overlaps ? 1 : 0);
    }

    @Test
    void findsASessionWithinALongOneThatBeganEarlier() {
        var checks = checkMonday(session("08:00", "17:00"), session("09:00", "10:00"), session("15:00", "16:00"));

        assertThat(checks.warnings()).singleElement().satisfies(warning -> assertThat(warning.sessions()).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({"12:00,15:00,false", "12:00,15:01,true", "16:00,22:00,false", "08:00,12:00,false", "08:00,12:01,true"})
    void findsLongGapsInWorkingTime(String ends, String starts, boolean gap) {
        var codes = codes(checkMonday(session("07:00", ends), session(starts, "23:00")));

        assertThat(codes.contains("GAP")).isEqualTo(gap);
    }

    @Test
    void findsWorkingDaysWithoutASessionAndCountsTheOthers() {
        var period = new Period(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-13"));
        var checks = check(period, 0, List.of(session("09:00", "12:00"), on("2024-03-06", "09:00", "12:00"), on("2024-03-09", "09:00",
                "12:00")));

        assertThat(checks.workingDays()).isEqualTo(2);
        assertThat(checks.workingDaysOfPeriod()).isEqualTo(8);
        assertThat(checks.warnings()).extracting(warning -> warning.code() + " " + warning.day() + " " + warning.lastDay())
                .containsExactly("DAY_WITHOUT_SESSION 2024-03-05 null", "DAY_WITHOUT_SESSION 2024-03-07 2024-03-13",
                        "FEWER_WORKING_DAYS null null");
        assertThat(checks.warnings().getLast()).satisfies(warning -> {
            assertThat(warning.found()).isEqualTo("2");
            assertThat(warning.required()).isEqualTo("8");
        });
    }

    @Test
    void fillsNoDayByASessionThatEndsAtItsMidnight() {
        var party = new Session(new SessionId("session-1"), "Party", null, LocalDateTime.parse("2024-03-04T20:00"),
                LocalDateTime.parse("2024-03-05T00:00"), "Hall", null, null, null, null);

        assertThat(check(MARCH, 0, List.of(party)).workingDays()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"9,false", "10,false", "11,true"})
    void findsSessionsForFewerThanTakePart(int participants, boolean small) {
        var sessions = week();
        sessions.set(0, new Session(new SessionId("session-9"), "Lab tour", null, LocalDateTime.parse("2024-03-04T09:00"),
                LocalDateTime.parse("2024-03-04T12:00"), "Hall", null, null, 10, null));

        assertThat(codes(check(MARCH, participants, sessions))).hasSize(small ? 1 : 0);
    }

    @Test
    void saysAFewHundredThingsAtMostHoweverManySessionsOverlap() {
        var sessions = IntStream.range(0, AgendaVersion.MOST_SESSIONS)
                .mapToObj(i -> session("09:00", "17:00", "Hall", "R1", "Ada Lovelace"))
                .toList();

        assertThat(check(MARCH, 0, sessions).warnings()).hasSizeLessThan(10);
    }

    private static List<String> codes(AgendaChecks checks) {
        return checks.warnings().stream().map(warning -> warning.code().name()).toList();
    }

    private AgendaChecks checkMonday(Session... sessions) {
        var day = LocalDate.parse(MONDAY);
        return check(new Period(day, day), 0, List.of(sessions));
    }

    private static AgendaChecks check(Period period, int participants, List<Session> sessions) {
        return AgendaChecks.of(new AgendaVersion(1, sessions, null, null, null), period, participants);
    }

    private List<Session> week() {
        var sessions = new ArrayList<Session>();
        for (var day = 4; day <= 8; day++) {
            sessions.add(on("2024-03-0" + day, "09:00", "12:00"));
        }
        return sessions;
    }

    private Session session(String starts, String ends) {
        return on(MONDAY, starts, ends);
    }

    private Session on(String day, String starts, String ends) {
        return session(day, starts, ends, "Hall", null, null);
    }

    private Session session(String starts, String ends, String place, @Nullable String room, @Nullable String speaker) {
        return session(MONDAY, starts, ends, place, room, speaker);
    }

    private Session session(String day, String starts, String ends, String place, @Nullable String room, @Nullable String speaker) {
        return new Session(new SessionId("session-" + ++next), "Tour", null, LocalDateTime.parse(day + "T" + starts),
                LocalDateTime.parse(day + "T" + ends), place, room, speaker, null, null);
    }
}
