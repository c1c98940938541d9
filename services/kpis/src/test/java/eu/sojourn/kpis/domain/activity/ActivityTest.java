package eu.sojourn.kpis.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityCancelled;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityChanged;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityDone;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityPlanned;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Decision.Accepted;
import eu.sojourn.service.domain.Decision.Kind;
import eu.sojourn.service.domain.Decision.Refused;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;

class ActivityTest {

    private static final KnownProgramme BIGINN = new KnownProgramme(new ProgrammeId("biginn"), "biginn", "BIGINN",
            LocalDate.parse("2021-09-15"), LocalDate.parse("2026-12-20"), 1, Map.of());
    private static final LocalDate TODAY = LocalDate.parse("2023-04-01");
    private static final ActivityPlan TRAINING = plan("2023-03");
    private static final ActivityHeld WITH_27 = new ActivityHeld(LocalDate.parse("2023-03-14"), 27);

    @Test
    void isPlannedForThePartnershipThatRunsTheProgramme() {
        var planned = accepted(Activity.plan(new ActivityId("knowledge-transfer"), BIGINN, TRAINING));

        assertThat(planned.state().partnershipId()).isEqualTo("biginn");
        assertThat(planned.state().state()).isEqualTo(ActivityState.PLANNED);
        assertThat(planned.events()).containsExactly(new ActivityPlanned(planned.state()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-09-15", "2021-09", "2026-12-20", "2026-12"})
    void isPlannedOnTheEdgesOfItsProgramme(String day) {
        assertThat(Activity.plan(new ActivityId("edge"), BIGINN, plan(day))).isInstanceOf(Accepted.class);
    }

    /** The programme begins on 2021-09-15: what is planned for that month counts within it. */
    @ParameterizedTest
    @CsvSource({"2021-09, 2021-09-15", "2021-10, 2021-10-01", "2021-09-20, 2021-09-20"})
    void isPlacedNoEarlierThanItsProgrammeBegins(String plannedFor, LocalDate day) {
        var planned = accepted(Activity.plan(new ActivityId("first"), BIGINN, plan(plannedFor))).state();
        var changed = accepted(Activity.plan(new ActivityId("first"), BIGINN, plan("2022-01"))).state()
                .change(BIGINN, plan(plannedFor), null, TODAY);

        assertThat(planned.plan().plannedOn().on()).isEqualTo(day);
        assertThat(planned.plan().plannedOn()).hasToString(plannedFor);
        assertThat(accepted(changed).state().plan().plannedOn()).isEqualTo(planned.plan().plannedOn());
        assertThat(events(planned.change(BIGINN, plan(plannedFor), null, TODAY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-09-14", "2021-08", "2026-12-21", "2027-01"})
    void isNotPlannedOutsideOfItsProgramme(String day) {
        assertThat(refused(Activity.plan(new ActivityId("outside"), BIGINN, plan(day)))).extracting(Reason::field)
                .containsExactly("plannedOn");
    }

    @Test
    void isDoneOnADayThatHasCome() {
        var done = accepted(planned().done(BIGINN, WITH_27, LocalDate.parse("2023-03-14")));

        assertThat(done.state().held()).isEqualTo(WITH_27);
        assertThat(done.events()).containsExactly(new ActivityDone(done.state()));
        assertThat(refused(planned().done(BIGINN, WITH_27, LocalDate.parse("2023-03-13")))).extracting(Reason::code, Reason::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("IN_FUTURE", "doneOn"));
    }

    @Test
    void isDoneOnceAndCorrectedAfterwards() {
        var done = done();

        assertThat(events(done.done(BIGINN, WITH_27, TODAY))).isEmpty();
        assertThat(done.done(BIGINN, new ActivityHeld(WITH_27.doneOn(), 28), TODAY)).isInstanceOf(Refused.class);
        var corrected = accepted(done.change(BIGINN, TRAINING, new ActivityHeld(WITH_27.doneOn(), 28), TODAY));
        assertThat(corrected.state().state()).isEqualTo(ActivityState.DONE);
        assertThat(corrected.state().held()).extracting(held -> held.actualParticipants()).isEqualTo(28);
        assertThat(corrected.events()).containsExactly(new ActivityChanged(corrected.state()));
    }

    @Test
    void tellsNothingWhenNothingChanges() {
        assertThat(events(planned().change(BIGINN, TRAINING, null, TODAY))).isEmpty();
        assertThat(events(done().change(BIGINN, TRAINING, WITH_27, TODAY))).isEmpty();
    }

    @Test
    void asksForWhatCameOfItWhereItIsDoneAndOnlyThere() {
        assertThat(refused(done().change(BIGINN, TRAINING, null, TODAY))).extracting(Reason::field).containsExactly("doneOn");
        assertThat(refused(planned().change(BIGINN, TRAINING, WITH_27, TODAY))).extracting(Reason::field).containsExactly("doneOn");
    }

    @Test
    void isCancelledBeforeItIsDoneAndStaysSo() {
        var cancelled = accepted(planned().cancel());

        assertThat(cancelled.events()).containsExactly(new ActivityCancelled(cancelled.state()));
        assertThat(events(cancelled.state().cancel())).isEmpty();
        assertThat(kind(cancelled.state().done(BIGINN, WITH_27, TODAY))).isEqualTo(Kind.STATE);
        assertThat(kind(cancelled.state().change(BIGINN, plan("2023-05"), null, TODAY))).isEqualTo(Kind.STATE);
        assertThat(kind(done().cancel())).isEqualTo(Kind.STATE);
    }

    @Test
    void isTakenOutInEveryStateAndCancelledForThoseWhoHeardOfIt() {
        var out = accepted(done().takeOut());

        assertThat(out.state().state()).isEqualTo(ActivityState.CANCELLED);
        assertThat(out.state().held()).isNull();
        assertThat(out.state().takenOut()).isTrue();
        assertThat(out.events()).containsExactly(new ActivityCancelled(out.state()));
        assertThat(events(accepted(planned().cancel()).state().takeOut())).isEmpty();
        assertThat(events(out.state().takeOut())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2023-03-14,false", "2023-03,true"})
    void isPlannedForADayOrAMonth(String text, boolean monthOnly) {
        var planned = PlannedFor.parse(text);

        assertThat(planned.monthOnly()).isEqualTo(monthOnly);
        assertThat(planned).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2023", "2023-13", "2023-02-30", "14.03.2023", "2023-3", "March!!"})
    void refusesWhatIsNoDay(String text) {
        assertThatThrownBy(() -> PlannedFor.parse(text)).asInstanceOf(type(InvalidValue.class))
                .extracting(InvalidValue::field)
                .isEqualTo("plannedOn");
    }

    @Test
    void setsPlannedAgainstDoneByKindAndQuarter() {
        var late = accepted(planned().done(BIGINN, new ActivityHeld(LocalDate.parse("2023-04-01"), 12), TODAY)).state();
        var cancelled = accepted(planned().cancel()).state();

        assertThat(PlannedAgainstDone.of(List.of(planned(), done(), late, cancelled))).containsExactly(
                new PlannedAgainstDone(ActivityKind.CAPACITY_BUILDING, "2023-Q1", 3, 1, 1, 75, 27),
                new PlannedAgainstDone(ActivityKind.CAPACITY_BUILDING, "2023-Q2", 0, 1, 0, 0, 12));
    }

    private static Activity planned() {
        return accepted(Activity.plan(new ActivityId("knowledge-transfer"), BIGINN, TRAINING)).state();
    }

    private static Activity done() {
        return accepted(planned().done(BIGINN, WITH_27, TODAY)).state();
    }

    private static ActivityPlan plan(String day) {
        return new ActivityPlan(ActivityKind.CAPACITY_BUILDING, "Knowledge Transfer Training", "training", PlannedFor.parse(day), "litek",
                25, ActivityMode.IN_PERSON);
    }

    private static Accepted<Activity> accepted(Decision<Activity> decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return (Accepted<Activity>) decision;
    }

    private static List<DomainEvent> events(Decision<Activity> decision) {
        return accepted(decision).events();
    }

    private static List<Reason> refused(Decision<Activity> decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused<Activity>) decision).reasons();
    }

    private static Kind kind(Decision<Activity> decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused<Activity>) decision).kind();
    }
}
