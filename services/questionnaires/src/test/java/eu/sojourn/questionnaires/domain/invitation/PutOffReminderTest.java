package eu.sojourn.questionnaires.domain.invitation;

import static eu.sojourn.questionnaires.domain.Cast.CARMEN;
import static eu.sojourn.questionnaires.domain.Cast.CORRECTABLE;
import static eu.sojourn.questionnaires.domain.Cast.accepted;
import static eu.sojourn.questionnaires.domain.Cast.refusal;
import static eu.sojourn.questionnaires.domain.Cast.sent;
import static eu.sojourn.questionnaires.domain.Cast.submission;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.Cast;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.questionnaires.domain.reminder.Delivery.Withheld;
import eu.sojourn.questionnaires.domain.reminder.Reminder;
import eu.sojourn.service.domain.Decision;

/** A reminder that was not written, since the person had been reminded of another questionnaire lately. Its ladder is on weekdays, by day. */
class PutOffReminderTest {

    private static final Questionnaire QUESTIONNAIRE = Cast.questionnaire(Audience.VISITOR);
    private static final Instant MONDAY = Instant.parse("2024-03-18T09:30:00Z");
    private static final Instant THURSDAY = MONDAY.plus(Duration.ofDays(3));
    private static final Instant NEXT_STEP = Instant.parse("2024-03-25T09:30:00Z");

    @Test
    void isAskedForOnceAgainUnderItsNumberAsSoonAsThePersonMayBeReminded() {
        Invitation putOff = putOff(THURSDAY);

        assertThat(putOff.putOffUntil()).isEqualTo(THURSDAY);
        assertThat(advance(putOff, THURSDAY.minusMillis(1)).events()).isEmpty();
        var again = advance(putOff, THURSDAY);
        assertThat(again.events()).singleElement()
                .isInstanceOfSatisfying(ReminderDue.class, due -> assertThat(due.reminder().number()).isEqualTo(1));
        assertThat(again.state().mails().reminders()).containsExactly(new Reminder(1, MONDAY, null, THURSDAY, null));
        assertThat(again.state().putOffUntil()).isNull();
        assertThat(advance(again.state(), THURSDAY.plusSeconds(1)).events()).isEmpty();
    }

    @Test
    void leavesTheNextStepOfTheLadderAsItWas() {
        Invitation again = advance(putOff(THURSDAY), THURSDAY).state();

        assertThat(again.times().dueAt()).isEqualTo(NEXT_STEP);
        assertThat(accepted(again.became(1, Delivery.sent(1))).state().times().dueAt()).isEqualTo(NEXT_STEP);
    }

    /** A Saturday, a night, and the night before a weekend; the ladder's zone is an hour before UTC. */
    @ParameterizedTest
    @CsvSource({"2024-03-23T10:00:00Z, 2024-03-25T07:00:00Z", "2024-03-20T20:00:00Z, 2024-03-21T07:00:00Z",
            "2024-03-22T17:00:00Z, 2024-03-25T07:00:00Z", "2024-03-20T12:00:00Z, 2024-03-20T12:00:00Z"})
    void waitsForWeekdaysAndDaylight(Instant until, Instant again) {
        Invitation putOff = putOff(until);

        assertThat(putOff.putOffUntil()).isEqualTo(again);
        assertThat(putOff.times().dueAt()).isEqualTo(again);
    }

    @Test
    void waitsForDaylightAlsoWhereTheClockLooksLate() {
        var asleep = advance(putOff(THURSDAY), Instant.parse("2024-03-21T22:00:00Z"));

        assertThat(asleep.events()).isEmpty();
        assertThat(asleep.state().times().dueAt()).isEqualTo("2024-03-22T07:00:00Z");
        assertThat(advance(asleep.state(), Instant.parse("2024-03-22T07:00:00Z")).events()).hasSize(1);
    }

    @Test
    void isPutOffAgainWhereAnotherQuestionnaireCameFirst() {
        Invitation again = advance(putOff(THURSDAY), THURSDAY).state();

        Invitation later = accepted(again.became(1, Delivery.withheld(Withheld.THROTTLED, THURSDAY.plus(Duration.ofDays(1))))).state();

        assertThat(later.putOffUntil()).isEqualTo(THURSDAY.plus(Duration.ofDays(1)));
        assertThat(later.mails().reminders()).hasSize(1);
        assertThat(advance(later, THURSDAY.plus(Duration.ofDays(1))).events()).hasSize(1);
    }

    @Test
    void letsNoStepOfTheLadderOvertakeIt() {
        Instant until = NEXT_STEP.plus(Duration.ofDays(1));

        var step = advance(putOff(until), NEXT_STEP);

        assertThat(step.events()).isEmpty();
        assertThat(step.state().times().dueAt()).isEqualTo(until);
        assertThat(advance(step.state(), until).events()).hasSize(1);
    }

    @Test
    void isNotAskedForAgainOnceItWasSentAnsweredOrIsUnwanted() {
        Invitation putOff = putOff(THURSDAY);
        Instant end = MONDAY.plus(Duration.ofDays(400));

        Invitation answered = accepted(
                putOff.submit(submission(Cast.answers(Map.of("outcome", "NOT_HELD", "days", 0)), MONDAY), CORRECTABLE))
                .state();
        assertThat(answered.putOffUntil()).isNull();
        assertThat(asked(answered, end)).isEmpty();
        Invitation unwanted = accepted(advance(putOff, THURSDAY).state().became(1, Delivery.withheld(Withheld.OPTED_OUT, null))).state();
        assertThat(asked(unwanted, NEXT_STEP.minusMillis(1))).isEmpty();
        Invitation sent = accepted(advance(putOff, THURSDAY).state().became(1, Delivery.sent(1))).state();
        Invitation heardLate = accepted(sent.became(1, Delivery.withheld(Withheld.THROTTLED, THURSDAY))).state();
        assertThat(asked(heardLate, NEXT_STEP.minusMillis(1))).isEmpty();
    }

    @Test
    void isNotSaidToWaitForATimeThatComesAfterTheEnd() {
        Invitation putOff = putOff(THURSDAY);

        Invitation closesBefore = accepted(putOff.closeLater(THURSDAY)).state();

        assertThat(closesBefore.putOffUntil()).isNull();
        assertThat(advance(closesBefore, THURSDAY).events()).isEmpty();
        assertThat(accepted(closesBefore.closeLater(THURSDAY.plusSeconds(1))).state().putOffUntil()).isEqualTo(THURSDAY);
    }

    @Test
    void countsFromWhenItWasAskedForAgainTillACoordinatorMayRemind() {
        Invitation again = advance(putOff(THURSDAY), THURSDAY).state();

        assertThat(refusal(again.remind(QUESTIONNAIRE, CARMEN, THURSDAY.plus(Duration.ofDays(1)).minusMillis(1))))
                .isEqualTo("REMINDED_ALREADY");
        assertThat(accepted(again.remind(QUESTIONNAIRE, CARMEN, THURSDAY.plus(Duration.ofDays(1)))).state().mails().reminders()).hasSize(2);
    }

    @Test
    void givesWayToTheOneThatACoordinatorSentMeanwhileAndTheLadderGoesOn() {
        Invitation byHand = accepted(putOff(THURSDAY).remind(QUESTIONNAIRE, CARMEN, MONDAY.plus(Duration.ofDays(1)))).state();

        Invitation sent = accepted(byHand.became(2, Delivery.sent(1))).state();

        assertThat(sent.times().dueAt()).isEqualTo(NEXT_STEP);
        assertThat(asked(sent, NEXT_STEP.plusMillis(1))).containsExactly(NEXT_STEP);
    }

    @Test
    void isStillWaitedForWhereTheOneByHandIsPutOffToo() {
        Invitation byHand = accepted(putOff(THURSDAY).remind(QUESTIONNAIRE, CARMEN, MONDAY.plus(Duration.ofDays(1)))).state();

        Invitation putOff = accepted(byHand.became(2, Delivery.withheld(Withheld.THROTTLED, THURSDAY))).state();

        assertThat(putOff.times().dueAt()).isEqualTo(THURSDAY);
        assertThat(advance(putOff, THURSDAY).events()).singleElement()
                .isInstanceOfSatisfying(ReminderDue.class, due -> assertThat(due.reminder().number()).isEqualTo(2));
    }

    private static Invitation putOff(Instant until) {
        Invitation reminded = advance(sent(Audience.VISITOR), MONDAY).state();
        return accepted(reminded.became(1, Delivery.withheld(Withheld.THROTTLED, until))).state();
    }

    private static Decision.Accepted<Invitation> advance(Invitation invitation, Instant now) {
        return accepted(invitation.advance(QUESTIONNAIRE, now));
    }

    /** When it is asked for while the clock looks every hour until then. */
    private static List<Instant> asked(Invitation invitation, Instant end) {
        List<Instant> asked = new ArrayList<>();
        Invitation now = invitation;
        for (Instant at = MONDAY; at.isBefore(end); at = at.plus(Duration.ofHours(1))) {
            var advanced = advance(now, at);
            now = advanced.state();
            if (!advanced.events().isEmpty()) {
                asked.add(at);
            }
        }
        return asked;
    }
}
