package eu.sojourn.questionnaires.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;

class WaveTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final Instant NOW = Instant.parse("2019-05-13T07:00:00Z");
    private static final Instant CLOSES = Instant.parse("2019-06-05T16:00:00Z");
    private static final Questionnaire SURVEY = Forms.of(Forms.question("how", "NPS"));
    private static final Invitee GCA = Invitee.named("first-strand", "GCA");
    private static final Invitee LITEK = Invitee.of("second-strand", new OrganisationId("litek"));

    @Test
    void opensOnceAndPinsTheVersion() {
        Decision.Accepted<Wave> opened = accepted(planned(GCA, LITEK).open(SURVEY, NOW));

        assertThat(opened.state().state()).isEqualTo(WaveState.OPEN);
        assertThat(opened.state().asked()).isEqualTo(SURVEY.version());
        assertThat(opened.state().invited()).isEqualTo(Map.of("first-strand", 1, "second-strand", 1));
        assertThat(opened.events()).containsExactly(new WaveOpened(opened.state()));
        assertThat(events(opened.state().open(SURVEY, NOW.plusSeconds(1)))).isEmpty();
    }

    @Test
    void doesNotOpenForNobodyInThePastOrWithAQuestionnaireAboutVisits() {
        assertThat(reasons(planned().open(SURVEY, NOW))).containsExactly("MISSING");
        assertThat(reasons(planned(GCA).open(SURVEY, CLOSES))).containsExactly("CLOSES_IN_THE_PAST");
        assertThat(reasons(planned(GCA).open(Forms.aboutAVisit(Audience.VISITOR), NOW))).containsExactly("NOT_FOR_WAVES");
        assertThat(reasons(planned().open(Forms.aboutAVisit(Audience.HOST), CLOSES)))
                .containsExactly("MISSING", "CLOSES_IN_THE_PAST", "NOT_FOR_WAVES");
    }

    @Test
    void replacesTheInviteesOfADraftAndAddsToThoseOfAnOpenWave() {
        Wave draft = accepted(planned(GCA).invite(List.of(LITEK), NOW)).state();
        assertThat(draft.invitees()).containsExactly(LITEK);

        Decision.Accepted<Wave> added = accepted(accepted(draft.open(SURVEY, NOW)).state().invite(List.of(GCA, LITEK, GCA), NOW));

        assertThat(added.state().invitees()).containsExactly(LITEK, GCA);
        assertThat(added.events()).containsExactly(new WaveInviteesAdded(added.state(), 1));
        assertThat(events(added.state().invite(List.of(GCA), NOW))).isEmpty();
    }

    @Test
    void asksNobodyInTwoSegments() {
        Decision<Wave> twice = planned().invite(List.of(GCA, Invitee.named("second-strand", "GCA")), NOW);

        assertThat(reasons(twice)).containsExactly("INVITED_ALREADY");
        assertThat(((Decision.Refused<Wave>) twice).reasons().getFirst().field()).isEqualTo("invitees[1]");
        assertThat(reasons(open().invite(List.of(Invitee.named("second-strand", "GCA")), NOW))).containsExactly("INVITED_ALREADY");
    }

    @Test
    void asksAtMostFiveThousand() {
        List<Invitee> most = IntStream.range(0, Wave.MOST_INVITEES).mapToObj(each -> Invitee.named("all", "name " + each)).toList();

        assertThat(accepted(planned().invite(most, NOW)).state().invitees()).hasSize(5_000);
        Wave open = accepted(accepted(planned().invite(most, NOW)).state().open(SURVEY, NOW)).state();
        assertThat(reasons(open.invite(List.of(GCA), NOW))).containsExactly("TOO_MANY");
    }

    @Test
    void movesItsEndWhileItIsOpenAndNothingElse() {
        WaveDetails later = details("Progress 2019", "feedback", "2019-06-12T18:00", null);

        Decision.Accepted<Wave> moved = accepted(open().revise(later, NOW));

        assertThat(moved.events()).containsExactly(new WaveClosingMoved(moved.state()));
        assertThat(moved.state().details().closesAt()).isEqualTo("2019-06-12T16:00:00Z");
        assertThat(reasons(open().revise(details("Progress 2019", "another", "2019-06-12T18:00", null), NOW))).containsExactly("WAVE_OPEN");
        assertThat(reasons(open().revise(details("Progress 2019", "feedback", "2019-05-13T09:00", null), NOW)))
                .containsExactly("CLOSES_IN_THE_PAST");
        assertThat(events(accepted(open().revise(details("Other title", "feedback", "2019-06-05T18:00", null), NOW)))).isEmpty();
    }

    @Test
    void takesNothingFromItsEndOn() {
        assertThat(open().isOver(CLOSES.minusMillis(1))).isFalse();
        assertThat(open().isOver(CLOSES)).isTrue();
        assertThat(reasons(open().invite(List.of(LITEK), CLOSES))).containsExactly("WAVE_CLOSED");
        assertThat(reasons(open().revise(details("Progress 2019", "feedback", "2019-06-12T18:00", null), CLOSES)))
                .containsExactly("WAVE_CLOSED");
    }

    @Test
    void closesForGoodWithWhatWasSubmitted() {
        assertThat(reasons(open().close(1, NOW))).containsExactly("WAVE_NOT_OVER");

        Decision.Accepted<Wave> closed = accepted(open().close(1, CLOSES.plusSeconds(60)));

        assertThat(closed.events()).containsExactly(new WaveClosed(closed.state(), 1));
        assertThat(closed.state().closedAt()).isEqualTo(CLOSES);
        assertThat(events(closed.state().close(2, CLOSES.plusSeconds(61)))).isEmpty();
        assertThat(reasons(closed.state().open(SURVEY, NOW))).containsExactly("WAVE_CLOSED");
        assertThat(reasons(closed.state().revise(details("Again", "feedback", "2030-06-12T18:00", null), CLOSES)))
                .containsExactly("WAVE_CLOSED");
        assertThat(reasons(closed.state().invite(List.of(LITEK), NOW))).containsExactly("WAVE_CLOSED");
    }

    @Test
    void endsByHandAtOnce() {
        Wave ended = accepted(open().end(NOW.plusSeconds(5))).state();

        assertThat(ended.details().closesAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(accepted(ended.close(0, NOW.plusSeconds(5))).state().state()).isEqualTo(WaveState.CLOSED);
        assertThat(reasons(planned(GCA).end(NOW))).containsExactly("WAVE_NOT_OPEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-05-13T09:00:05", "2019-05-20T09:00"})
    void endsByHandBeforeItWasToOpen(String opens) {
        WaveDetails ahead = new WaveDetails("Progress 2019", new QuestionnaireId("feedback"), LocalDateTime.parse(opens),
                LocalDateTime.parse("2019-06-05T18:00"), ZONE, null, null);
        Wave open = accepted(accepted(planned(GCA).revise(ahead, NOW)).state().open(SURVEY, NOW)).state();

        Wave ended = accepted(open.end(NOW.plusSeconds(5))).state();

        assertThat(ended.details().closesAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(accepted(ended.close(0, NOW.plusSeconds(5))).state().state()).isEqualTo(WaveState.CLOSED);
    }

    @Test
    void isNotComparedWithItself() {
        assertThat(reasons(Wave.draft(new WaveId("progress-2019"), new ProgrammeId("biginn"),
                details("Progress 2019", "feedback", "2019-06-05T18:00", "progress-2019")))).containsExactly("THE_SAME_WAVE");
    }

    @Test
    void refusesInviteesThatAreNobodyOrTwo() {
        assertThatThrownBy(() -> new Invitee("all", null, " ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Invitee("all", new OrganisationId("litek"), "LITEK")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Invitee.named("x".repeat(121), "GCA")).isInstanceOf(InvalidValue.class);
        assertThat(Invitee.named(" ", " GCA ")).isEqualTo(Invitee.named("all", "GCA"));
    }

    private static Wave planned(Invitee... invitees) {
        Wave draft = accepted(Wave.draft(new WaveId("progress-2019"), new ProgrammeId("biginn"),
                details("Progress 2019", "feedback", "2019-06-05T18:00", null))).state();
        return accepted(draft.invite(List.of(invitees), NOW)).state();
    }

    private static Wave open() {
        return accepted(planned(GCA).open(SURVEY, NOW)).state();
    }

    private static WaveDetails details(String title, String questionnaireId, String closes, @Nullable String previous) {
        return new WaveDetails(title, new QuestionnaireId(questionnaireId), null, LocalDateTime.parse(closes), ZONE,
                previous == null ? null : new WaveId(previous), null);
    }

    private static Decision.Accepted<Wave> accepted(Decision<Wave> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<Wave>) decision;
    }

    private static List<DomainEvent> events(Decision<Wave> decision) {
        return accepted(decision).events();
    }

    private static List<String> reasons(Decision<Wave> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<Wave>) decision).reasons().stream().map(Reason::code).toList();
    }
}
