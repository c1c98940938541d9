package eu.sojourn.agreements.domain.agenda;

import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.XCHANGE;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.awaitedAgenda;
import static eu.sojourn.agreements.domain.Cast.codes;
import static eu.sojourn.agreements.domain.Cast.confirmedAgenda;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.proposed;
import static eu.sojourn.agreements.domain.Cast.session;
import static eu.sojourn.agreements.domain.Cast.tour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {
    private static final PersonId CARMEN = new PersonId("carmen");

    @Test
    void isAwaitedOnceTheXchangeIsOpened() {
        assertThat(awaitedAgenda().state()).isEqualTo(AgendaState.AWAITED);
        assertThat(awaitedAgenda().allowed()).containsExactly(AgendaCommand.PROPOSE);
    }

    @Test
    void waitsForTheHostOnceProposed() {
        var proposed = proposed(awaitedAgenda(), tour());

        assertThat(accepted(proposed).state()).isEqualTo(AgendaState.PROPOSED);
        assertThat(events(proposed)).containsExactly(new AgendaProposed(XCHANGE.xchangeId(), XCHANGE.hostOrganisationId(), 1));
    }

    @Test
    void isConfirmedInTheVersionThatTheHostSaw() {
        var confirmed = accepted(proposed(awaitedAgenda(), tour())).confirm(1);

        assertThat(accepted(confirmed).state()).isEqualTo(AgendaState.CONFIRMED);
        assertThat(events(confirmed)).containsExactly(new AgendaConfirmed(XCHANGE.xchangeId(), XCHANGE.hostOrganisationId(), 1));
    }

    @Test
    void refusesToConfirmAVersionThatIsNotTheLatest() {
        var proposedTwice = accepted(proposed(accepted(proposed(awaitedAgenda(), tour())), longerTour()));

        assertThat(codes(proposedTwice.confirm(1))).containsExactly("STALE_AGENDA");
        assertThat(codes(proposedTwice.confirm(3))).containsExactly("STALE_AGENDA");
    }

    @Test
    void refusesToConfirmWhatNobodyProposed() {
        assertThat(codes(awaitedAgenda().confirm(1))).containsExactly("AGENDA_AWAITED");
    }

    @Test
    void keepsTheConfirmedVersionInForceWhileANewOneIsProposed() {
        var proposed = accepted(proposed(confirmedAgenda(), longerTour()));

        assertThat(proposed.state()).isEqualTo(AgendaState.PROPOSED);
        assertThat(proposed.latest().version()).isEqualTo(2);
        assertThat(proposed.confirmed().version()).isEqualTo(1);
        assertThat(proposed.confirmed().sessions()).containsExactly(tour().getFirst().named(new SessionId("session-1")));
    }

    @Test
    void tellsAConfirmationOnce() {
        var again = confirmedAgenda().confirm(1);

        assertThat(events(again)).isEmpty();
        assertThat(accepted(again)).isEqualTo(confirmedAgenda());
    }

    @Test
    void makesNoNewVersionOfTheSameSessions() {
        var two = Stream.concat(tour().stream(), longerTour().stream()).toList();
        var proposed = accepted(proposed(awaitedAgenda(), two));

        var again = proposed(proposed, two.reversed());

        assertThat(accepted(again)).isEqualTo(proposed);
        assertThat(events(again)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-03T23:59,2024-03-04T10:00,sessions[0].starts", "2024-03-08T22:00,2024-03-09T00:00,sessions[0].ends"})
    void refusesASessionOutsideThePeriod(String starts, String ends, String field) {
        var refused = (Decision.Refused<Agenda>) proposed(awaitedAgenda(), List.of(session("Tour", starts, ends)));

        assertThat(refused.kind()).isEqualTo(Decision.Kind.RULE);
        assertThat(refused.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("SESSION_OUTSIDE_PERIOD");
            assertThat(reason.field()).isEqualTo(field);
        });
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04T00:00,2024-03-04T01:00", "2024-03-08T22:00,2024-03-08T23:59"})
    void acceptsASessionAtTheEdgesOfThePeriod(String starts, String ends) {
        assertThat(codes(proposed(awaitedAgenda(), List.of(session("Tour", starts, ends))))).isEmpty();
    }

    @Test
    void saysAllThatIsWrong() {
        var before = session("Before", "2024-03-01T09:00", "2024-03-01T10:00");
        var after = session("After", "2024-03-08T09:00", "2024-03-11T10:00");

        var refused = (Decision.Refused<Agenda>) proposed(awaitedAgenda(), List.of(before, tour().getFirst(), after));

        assertThat(refused.reasons()).extracting(reason -> reason.field())
                .containsExactly("sessions[0].starts", "sessions[0].ends", "sessions[2].ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-04T09:00", "2024-03-04T08:59", "2023-03-04T10:00"})
    void refusesASessionOfNoOrNegativeLength(String ends) {
        assertThatThrownBy(() -> session("Tour", "2024-03-04T09:00", ends)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void refusesASessionWithoutATitle() {
        assertThatThrownBy(() -> session(" ", "2024-03-04T09:00", "2024-03-04T10:00")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void acceptsAsManySessionsAsItMayHave() {
        assertThat(codes(proposed(awaitedAgenda(), sessions(AgendaVersion.MOST_SESSIONS)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, AgendaVersion.MOST_SESSIONS + 1, 10_000})
    void refusesNoneAndTooMany(int count) {
        assertThatThrownBy(() -> proposed(awaitedAgenda(), sessions(count))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void namesSessionsThatHaveNoId() {
        var agenda = accepted(proposed(awaitedAgenda(), List.of(tour().getFirst(), dinner())));

        assertThat(ids(agenda)).containsExactly("session-1", "session-2");
    }

    @Test
    void keepsIdsThatAreSentBackWhateverElseChanges() {
        var agenda = accepted(proposed(awaitedAgenda(), List.of(tour().getFirst(), dinner())));
        var later = session("Gala dinner", "2024-03-05T20:00", "2024-03-05T23:00").named(new SessionId("session-2"));

        var changed = accepted(proposed(agenda, List.of(later, agenda.latest().sessions().getFirst(), longerTour().getFirst())));

        assertThat(ids(changed)).containsExactly("session-1", "session-3", "session-2");
    }

    @Test
    void findsSessionsAgainThatComeWithoutIds() {
        var agenda = accepted(proposed(awaitedAgenda(), List.of(tour().getFirst(), dinner())));

        assertThat(events(proposed(agenda, List.of(dinner(), tour().getFirst())))).isEmpty();
        assertThat(ids(accepted(proposed(agenda, List.of(dinner()))))).containsExactly("session-2");
    }

    @Test
    void neverGivesAnIdAgain() {
        var agenda = accepted(proposed(accepted(proposed(awaitedAgenda(), List.of(tour().getFirst(), dinner()))), tour()));

        assertThat(ids(accepted(proposed(agenda, List.of(dinner()))))).containsExactly("session-3");
    }

    @Test
    void refusesIdsThatItNeverGaveOrThatAreThereTwice() {
        var agenda = accepted(proposed(awaitedAgenda(), tour()));
        var first = agenda.latest().sessions().getFirst();

        var refused = (Decision.Refused<Agenda>) proposed(agenda, List.of(first, first, dinner().named(new SessionId("session-2")),
                dinner().named(new SessionId("dinner"))));

        assertThat(codes(refused)).containsExactly("SESSION_TWICE", "UNKNOWN_SESSION", "UNKNOWN_SESSION");
        assertThat(refused.reasons()).extracting(reason -> reason.field())
                .containsExactly("sessions[1].sessionId", "sessions[2].sessionId", "sessions[3].sessionId");
    }

    @Test
    void answersWishesOfTheHostByAnotherVersionOrByItsConfirmation() {
        var asked = accepted(accepted(proposed(awaitedAgenda(), tour())).requestChanges(1, wishes("Later")));
        assertThat(asked.state()).isEqualTo(AgendaState.CHANGES_REQUESTED);

        assertThat(accepted(proposed(asked, longerTour())).state()).isEqualTo(AgendaState.PROPOSED);
        assertThat(accepted(proposed(asked, longerTour())).wishes()).isEmpty();
        assertThat(accepted(asked.confirm(1)).state()).isEqualTo(AgendaState.CONFIRMED);
        assertThat(accepted(asked.confirm(1)).wishes()).isEmpty();
        assertThat(accepted(proposed(asked, tour()))).isEqualTo(asked);
    }

    @Test
    void tellsWishesOncePerWording() {
        var proposed = accepted(proposed(awaitedAgenda(), tour()));
        var asked = proposed.requestChanges(1, wishes("Later"));

        assertThat(events(asked)).containsExactly(new AgendaChangesRequested(XCHANGE, 1, List.of(new SessionId("session-1"))));
        assertThat(events(accepted(asked).requestChanges(1, wishes("Later")))).isEmpty();
        assertThat(events(accepted(asked).requestChanges(1, wishes("Earlier")))).hasSize(1);
    }

    @Test
    void keepsWhatBecameOfTheVersionThatAnotherTookThePlaceOf() {
        var asked = accepted(accepted(proposed(awaitedAgenda(), tour())).requestChanges(1, wishes("Later")));
        var answered = accepted(proposed(asked, longerTour()));
        var confirmed = accepted(accepted(proposed(answered, tour())).confirm(3));
        var again = accepted(proposed(confirmed, longerTour()));
        var last = accepted(proposed(again, tour()));

        assertThat(asked.earlier()).isEmpty();
        assertThat(answered.earlier()).containsExactly(new ProposedVersion(asked.latest(), AgendaState.CHANGES_REQUESTED, wishes("Later")));
        assertThat(again.earlier()).containsExactly(new ProposedVersion(confirmed.latest(), AgendaState.CONFIRMED, List.of()));
        assertThat(last.earlier()).extracting(version -> version.agenda().version(), ProposedVersion::state)
                .containsExactly(tuple(4, AgendaState.PROPOSED), tuple(3, AgendaState.CONFIRMED));
        assertThat(last.current()).hasValueSatisfying(current -> {
            assertThat(current.agenda().proposedBy()).isEqualTo(CARMEN);
            assertThat(current.agenda().proposedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void saysWhatBecameOfEachSession() {
        var from = accepted(proposed(awaitedAgenda(), List.of(tour().getFirst(), dinner())));
        var moved = session("Tour of the beamlines", "2024-03-05T09:00", "2024-03-05T12:00").named(new SessionId("session-1"));
        var to = accepted(proposed(from, List.of(moved, longerTour().getFirst())));

        var difference = AgendaDifference.between(from.latest(), to.latest());

        assertThat(difference.sessions()).extracting(change -> change.session().id().value(), AgendaDifference.SessionChange::change,
                AgendaDifference.SessionChange::fields)
                .containsExactlyInAnyOrder(tuple("session-1", AgendaDifference.Change.CHANGED, List.of("starts", "ends")),
                        tuple("session-2", AgendaDifference.Change.REMOVED, List.of()),
                        tuple("session-3", AgendaDifference.Change.ADDED, List.of()));
        assertThat(AgendaDifference.between(to.latest(), to.latest()).sessions()).isEmpty();
    }

    @Test
    void isAnotherVersionInAnotherTimeZone() {
        var inBerlin = accepted(proposed(awaitedAgenda(), tour()));
        var inLondon = inBerlin.propose(tour(), ZoneId.of("Europe/London"), CARMEN, NOW);

        assertThat(accepted(inLondon).latest().version()).isEqualTo(2);
        assertThat(accepted(inLondon).latest().zoneIn("DE")).hasValue(ZoneId.of("Europe/London"));
        assertThat(events(accepted(inLondon).propose(tour(), ZoneId.of("Europe/London"), CARMEN, NOW))).isEmpty();
        assertThat(events(inBerlin.propose(tour(), ZoneId.of("Europe/Berlin"), CARMEN, NOW))).isEmpty();
        assertThat(inBerlin.latest().zoneIn("DE")).hasValue(ZoneId.of("Europe/Berlin"));
        assertThat(inBerlin.latest().zoneIn("ES")).isEmpty();
    }

    private static List<ChangeRequest> wishes(String wish) {
        return List.of(new ChangeRequest(new SessionId("session-1"), wish));
    }

    private static List<String> ids(Agenda agenda) {
        return agenda.latest().sessions().stream().map(session -> session.id().value()).toList();
    }

    private static Session dinner() {
        return session("Dinner", "2024-03-04T19:00", "2024-03-04T22:00");
    }

    private static List<Session> longerTour() {
        return List.of(session("Tour of the beamlines", "2024-03-04T09:00", "2024-03-04T16:00"));
    }

    private static List<Session> sessions(int count) {
        return Collections.nCopies(count, tour().getFirst());
    }
}
