package eu.sojourn.questionnaires.domain.invitation;

import static eu.sojourn.questionnaires.domain.Cast.CARMEN;
import static eu.sojourn.questionnaires.domain.Cast.CLOSING;
import static eu.sojourn.questionnaires.domain.Cast.CORRECTABLE;
import static eu.sojourn.questionnaires.domain.Cast.DAGNY;
import static eu.sojourn.questionnaires.domain.Cast.NOW;
import static eu.sojourn.questionnaires.domain.Cast.accepted;
import static eu.sojourn.questionnaires.domain.Cast.refusal;
import static eu.sojourn.questionnaires.domain.Cast.sent;
import static eu.sojourn.questionnaires.domain.Cast.sentInWave;
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
import org.junit.jupiter.params.provider.EnumSource;

import eu.sojourn.questionnaires.domain.Cast;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Outcome;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.service.domain.Decision;

class InvitationTest {

    private static final Answers INFORMATIVE = Cast.answers(Map.of("outcome", "INFORMATIVE", "days", 5));
    private static final Answers NOT_HELD = Cast.answers(Map.of("outcome", "NOT_HELD", "days", 0));
    private static final Draft HALF = new Draft(Map.of("remarks", "half a sentence"));
    private static final Questionnaire QUESTIONNAIRE = Cast.questionnaire(Audience.VISITOR);
    private static final Instant LATER = NOW.plusSeconds(3600);

    @ParameterizedTest
    @CsvSource({"VISITOR, bigscience-dk", "HOST, european-xfel"})
    void invitesTheOrganisationOfTheAudience(Audience audience, String organisationId) {
        Invitation invitation = sent(audience);

        assertThat(invitation.respondent().organisationId()).isEqualTo(new OrganisationId(organisationId));
        assertThat(invitation.state()).isEqualTo(InvitationState.SENT);
        assertThat(invitation.facts().value(Fact.WORKING_DAYS)).hasValue("5");
    }

    @Test
    void hasOneIdForAVisitAndAnAudience() {
        assertThat(sent(Audience.VISITOR).invitationId())
                .isEqualTo(Invitation.idOf(Cast.VISIT.visitId(), Audience.VISITOR))
                .isNotEqualTo(sent(Audience.HOST).invitationId());
    }

    @Test
    void tellsNobodyBeforeItsDayAndTakesNothing() {
        Invitation scheduled = Cast.inWave(Respondent.of(Cast.VISIT.visitingOrganisationId()), LATER);

        assertThat(scheduled.state()).isEqualTo(InvitationState.SCHEDULED);
        assertThat(accepted(scheduled.advance(QUESTIONNAIRE, LATER.minusMillis(1))).events()).isEmpty();
        assertThat(refusal(scheduled.submit(submission(INFORMATIVE, NOW), CORRECTABLE))).isEqualTo("NOT_SENT_YET");
        assertThat(accepted(scheduled.advance(QUESTIONNAIRE, LATER))).satisfies(advanced -> {
            assertThat(advanced.state().state()).isEqualTo(InvitationState.SENT);
            assertThat(advanced.events()).singleElement().isInstanceOf(InvitationSent.class);
        });
    }

    @Test
    void startsWithADraftAndTellsNobody() {
        Decision.Accepted<Invitation> saved = accepted(sent(Audience.VISITOR).save(HALF, false, NOW));

        assertThat(saved.state().state()).isEqualTo(InvitationState.STARTED);
        assertThat(saved.state().draft()).isEqualTo(HALF);
        assertThat(saved.events()).isEmpty();
    }

    @Test
    void tellsTheFirstResponse() {
        Decision.Accepted<Invitation> submitted = accepted(started().submit(submission(INFORMATIVE, NOW), CORRECTABLE));

        Response response = new Response(1, INFORMATIVE, NOW, Response.Source.SIGNED_IN, DAGNY);
        assertThat(submitted.state().state()).isEqualTo(InvitationState.SUBMITTED);
        assertThat(submitted.state().responses()).containsExactly(response);
        assertThat(submitted.state().draft().isEmpty()).isTrue();
        assertThat(submitted.events()).containsExactly(new ResponseSubmitted(submitted.state(), response));
    }

    @Test
    void takesTheSameResponseAgainAsTheSameWhenever() {
        Invitation submitted = submitted();

        Decision.Accepted<Invitation> again = accepted(
                submitted.submit(submission(INFORMATIVE, NOW.plus(Duration.ofDays(400))), CORRECTABLE));

        assertThat(again.state()).isEqualTo(submitted);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void takesOtherAnswersAsACorrectionAndKeepsTheFirst() {
        Decision.Accepted<Invitation> corrected = accepted(submitted().submit(submission(NOT_HELD, null, LATER), CORRECTABLE));

        Response correction = new Response(2, NOT_HELD, LATER, Response.Source.LINK, null);
        assertThat(corrected.state().response()).isEqualTo(correction);
        assertThat(corrected.state().responses()).extracting(Response::answers).containsExactly(INFORMATIVE, NOT_HELD);
        assertThat(corrected.events()).containsExactly(new ResponseCorrected(corrected.state(), correction));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void letsAResponseAboutAVisitBeCorrectedForAWhile(long millisFromTheEnd, boolean taken) {
        Instant at = NOW.plus(CORRECTABLE).plusMillis(millisFromTheEnd);
        Invitation submitted = submitted();

        assertThat(submitted.mayCorrect(at)).isEqualTo(taken);
        if (taken) {
            assertThat(accepted(submitted.submit(submission(NOT_HELD, at), CORRECTABLE)).state().responses()).hasSize(2);
        } else {
            assertThat(refusal(submitted.submit(submission(NOT_HELD, at), CORRECTABLE))).isEqualTo("CORRECTIONS_OVER");
        }
    }

    @Test
    void countsTheTimeForCorrectionsFromTheFirstResponse() {
        Invitation corrected = accepted(submitted().submit(submission(NOT_HELD, NOW.plus(Duration.ofDays(80))), CORRECTABLE)).state();

        assertThat(corrected.closesAt()).isEqualTo(NOW.plus(CORRECTABLE));
    }

    @Test
    void takesAFirstResponseAboutAVisitHoweverLate() {
        Instant late = NOW.plus(Duration.ofDays(2000));

        assertThat(sent(Audience.VISITOR).mayAnswer(late)).isTrue();
        assertThat(accepted(started().submit(submission(INFORMATIVE, late), CORRECTABLE)).state().responses()).hasSize(1);
    }

    @Test
    void takesNothingInAClosedWaveButKeepsTheDraft() {
        Invitation started = accepted(sentInWave().save(HALF, false, NOW)).state();

        assertThat(refusal(started.submit(submission(INFORMATIVE, CLOSING), CORRECTABLE))).isEqualTo("WAVE_CLOSED");
        assertThat(refusal(started.save(Draft.none(), false, CLOSING))).isEqualTo("WAVE_CLOSED");
        Invitation expired = accepted(started.close(CLOSING)).state();
        assertThat(expired.state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(expired.draft()).isEqualTo(HALF);
        assertThat(accepted(expired.keep(new Draft(Map.of("remarks", "more")))).state()).satisfies(kept -> {
            assertThat(kept.draft().given()).containsEntry("remarks", "more");
            assertThat(kept.state()).isEqualTo(InvitationState.EXPIRED);
        });
    }

    @Test
    void staysSubmittedWhenItsWaveClosesEarlyAndIsCorrectedNoMore() {
        Invitation submitted = accepted(sentInWave().submit(submission(INFORMATIVE, NOW), CORRECTABLE)).state();

        Invitation closed = accepted(submitted.close(LATER)).state();

        assertThat(closed.state()).isEqualTo(InvitationState.SUBMITTED);
        assertThat(closed.closesAt()).isEqualTo(LATER);
        assertThat(refusal(closed.submit(submission(NOT_HELD, LATER), CORRECTABLE))).isEqualTo("WAVE_CLOSED");
    }

    @Test
    void staysClosedWithItsWaveThoughAMoveIsHeardLate() {
        Invitation submitted = accepted(sentInWave().submit(submission(INFORMATIVE, NOW), CORRECTABLE)).state();
        Invitation closed = accepted(submitted.close(LATER)).state();

        assertThat(accepted(closed.closeLater(CLOSING.plusSeconds(60))).state()).isEqualTo(closed);
        assertThat(accepted(submitted.closeLater(CLOSING.plusSeconds(60))).state().closesAt()).isEqualTo(CLOSING.plusSeconds(60));
        assertThat(accepted(closed.close(LATER)).state()).isEqualTo(closed);
    }

    @Test
    void refusesADraftThatDoesNotKnowOfTheResponse() {
        assertThat(refusal(submitted().save(HALF, false, LATER))).isEqualTo("RESPONSE_ALREADY_SUBMITTED");
        assertThat(accepted(submitted().save(HALF, true, LATER)).state()).satisfies(saved -> {
            assertThat(saved.draft()).isEqualTo(HALF);
            assertThat(saved.state()).isEqualTo(InvitationState.SUBMITTED);
        });
    }

    @Test
    void keepsNoMoreCorrectionsThanADocumentHolds() {
        Invitation invitation = submitted();
        for (int number = 2; number <= Invitation.MOST_RESPONSES; number++) {
            invitation = accepted(invitation.submit(submission(number % 2 == 0 ? NOT_HELD : INFORMATIVE, LATER), CORRECTABLE)).state();
        }

        assertThat(refusal(invitation.submit(submission(INFORMATIVE, LATER), CORRECTABLE))).isEqualTo("TOO_MANY_CORRECTIONS");
        assertThat(invitation.mayCorrect(LATER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryOutcome(Outcome outcome) {
        Answers answers = Cast.answers(Map.of("outcome", outcome.name(), "days", 1));

        assertThat(accepted(started().submit(submission(answers, NOW), CORRECTABLE)).state().response().outcome()).isEqualTo(outcome);
    }

    @Test
    void countsAnInterviewOnceTheParticipantConfirmsIt() {
        Decision.Accepted<Invitation> entered = accepted(
                sent(Audience.VISITOR).enter(Interview.entered(INFORMATIVE, NOW, CARMEN), QUESTIONNAIRE));

        assertThat(entered.state().response()).isNull();
        assertThat(entered.events()).singleElement().isInstanceOf(InterviewEntered.class);
        Decision.Accepted<Invitation> confirmed = accepted(entered.state().confirm(DAGNY, LATER, CORRECTABLE));
        assertThat(confirmed.state().response()).isEqualTo(new Response(1, INFORMATIVE, LATER, Response.Source.INTERVIEW, DAGNY));
        assertThat(confirmed.state().interview()).isNull();
        assertThat(confirmed.events()).singleElement().isInstanceOf(ResponseSubmitted.class);
        assertThat(accepted(confirmed.state().confirm(DAGNY, LATER, CORRECTABLE)).events()).isEmpty();
    }

    @Test
    void confirmsNoInterviewThatOtherAnswersOvertook() {
        Invitation answered = accepted(
                accepted(sent(Audience.VISITOR).enter(Interview.entered(INFORMATIVE, NOW, CARMEN), QUESTIONNAIRE)).state()
                        .submit(submission(NOT_HELD, NOW), CORRECTABLE))
                .state();

        assertThat(refusal(answered.confirm(DAGNY, LATER, CORRECTABLE))).isEqualTo("NO_INTERVIEW");
    }

    @Test
    void asksToConfirmTheSameInterviewOnce() {
        Invitation entered = accepted(sent(Audience.VISITOR).enter(Interview.entered(INFORMATIVE, NOW, CARMEN), QUESTIONNAIRE)).state();

        assertThat(accepted(entered.enter(Interview.entered(INFORMATIVE, LATER, CARMEN), QUESTIONNAIRE)).events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"86399999, 0", "86400000, 1"})
    void tellsOfChangesToAnInterviewThatWaitsOnceADay(long millisLater, int told) {
        Invitation entered = accepted(sent(Audience.VISITOR).enter(Interview.entered(INFORMATIVE, NOW, CARMEN), QUESTIONNAIRE)).state();
        Invitation changed = accepted(entered.enter(Interview.entered(NOT_HELD, LATER, CARMEN), QUESTIONNAIRE)).state();

        Decision.Accepted<Invitation> again = accepted(
                changed.enter(Interview.entered(INFORMATIVE, NOW.plusMillis(millisLater), CARMEN), QUESTIONNAIRE));

        assertThat(changed.interview().answers()).isEqualTo(NOT_HELD);
        assertThat(again.state().interview().answers()).isEqualTo(INFORMATIVE);
        assertThat(again.events()).hasSize(told);
    }

    @Test
    void tellsOfTheNextInterviewAtOnceWhereNoneWaits() {
        Invitation confirmed = accepted(
                accepted(sent(Audience.VISITOR).enter(Interview.entered(INFORMATIVE, NOW, CARMEN), QUESTIONNAIRE)).state()
                        .confirm(DAGNY, NOW, CORRECTABLE))
                .state();

        assertThat(accepted(confirmed.enter(Interview.entered(NOT_HELD, LATER, CARMEN), QUESTIONNAIRE)).events()).hasSize(1);
    }

    @Test
    void remindsAtEachStepOnce() {
        Invitation invitation = sent(Audience.VISITOR);

        List<Instant> reminded = new ArrayList<>();
        for (Instant at = NOW; at.isBefore(NOW.plus(Duration.ofDays(40))); at = at.plus(Duration.ofHours(1))) {
            Decision.Accepted<Invitation> advanced = accepted(invitation.advance(QUESTIONNAIRE, at));
            invitation = advanced.state();
            for (Object _ : advanced.events()) {
                reminded.add(at);
            }
        }

        assertThat(reminded).map(Instant::toString).containsExactly("2024-03-18T09:30:00Z", "2024-03-25T09:30:00Z", "2024-04-08T08:30:00Z");
        assertThat(invitation.state()).isEqualTo(InvitationState.REMINDED);
        assertThat(invitation.times().dueAt()).isNull();
    }

    @Test
    void remindsWhoHasStartedAndKnowsIt() {
        Decision.Accepted<Invitation> advanced = accepted(started().advance(QUESTIONNAIRE, NOW.plus(Duration.ofDays(7))));

        assertThat(advanced.events()).singleElement()
                .isInstanceOfSatisfying(ReminderDue.class,
                        due -> assertThat(due.invitation().isStarted()).isTrue());
        assertThat(advanced.state().state()).isEqualTo(InvitationState.STARTED);
    }

    @Test
    void remindsNobodyWhoHasAnswered() {
        assertThat(submitted().times().dueAt()).isNull();
        assertThat(accepted(submitted().advance(QUESTIONNAIRE, NOW.plus(Duration.ofDays(7)))).events()).isEmpty();
        assertThat(refusal(submitted().remind(QUESTIONNAIRE, CARMEN, LATER))).isEqualTo("ANSWERED_ALREADY");
    }

    @Test
    void remindsOnceAfterALongPauseOfTheClockAndNotAtNight() {
        Invitation asleep = sent(Audience.VISITOR);
        Instant night = Instant.parse("2024-03-26T21:00:00Z");

        Decision.Accepted<Invitation> waits = accepted(asleep.advance(QUESTIONNAIRE, night));
        assertThat(waits.events()).isEmpty();
        assertThat(waits.state().times().dueAt()).isEqualTo("2024-03-27T07:00:00Z");
        Decision.Accepted<Invitation> woken = accepted(waits.state().advance(QUESTIONNAIRE, Instant.parse("2024-03-27T07:00:00Z")));
        assertThat(woken.events()).hasSize(1);
        assertThat(woken.state().times().dueAt()).isEqualTo("2024-04-08T08:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"86399999, REMINDED_ALREADY", "86400000,"})
    void remindsByHandOnceADay(long millisLater, String refused) {
        Invitation reminded = accepted(sent(Audience.VISITOR).remind(QUESTIONNAIRE, CARMEN, NOW)).state();
        Instant at = NOW.plusMillis(millisLater);

        assertThat(reminded.mayBeReminded(at)).isEqualTo(refused == null);
        if (refused == null) {
            assertThat(accepted(reminded.remind(QUESTIONNAIRE, CARMEN, at)).state().mails().reminders()).hasSize(2);
        } else {
            assertThat(refusal(reminded.remind(QUESTIONNAIRE, CARMEN, at))).isEqualTo(refused);
        }
    }

    @Test
    void remindsNobodyWhoIsKnownByNameAlone() {
        Invitation handedOver = Cast.inWave(new Respondent(null, "A cluster outside"), NOW);

        assertThat(handedOver.times().dueAt()).isNull();
        assertThat(refusal(handedOver.remind(QUESTIONNAIRE, CARMEN, NOW))).isEqualTo("NOBODY_TO_REMIND");
    }

    @Test
    void remindsNobodyOfAClosedWave() {
        Invitation expired = accepted(sentInWave().close(LATER)).state();

        assertThat(expired.times().dueAt()).isNull();
        assertThat(refusal(expired.remind(QUESTIONNAIRE, CARMEN, NOW))).isEqualTo("WAVE_CLOSED");
    }

    @Test
    void remembersWhatBecameOfEachMail() {
        Invitation reminded = accepted(sent(Audience.VISITOR).remind(QUESTIONNAIRE, CARMEN, NOW)).state();

        Invitation told = accepted(accepted(accepted(reminded.became(1, Delivery.sent(2))).state().became(1, Delivery.refused(1))).state()
                .became(0, Delivery.refused(0))).state();

        assertThat(told.mails().reminders().getFirst().delivery()).isEqualTo(new Delivery(2, 1, null, null));
        assertThat(told.mails().invited()).satisfies(mail -> assertThat(mail.bounced()).isTrue());
    }

    @Test
    void takesLinksBack() {
        assertThat(accepted(sent(Audience.VISITOR).revokeLinks()).state().linkGeneration()).isEqualTo(2);
    }

    @Test
    void keepsSoManyFilesAndNoMore() {
        Invitation invitation = sent(Audience.VISITOR);
        for (int file = 0; file < Invitation.MOST_FILES; file++) {
            invitation = accepted(invitation.attach(file(file), NOW)).state();
        }

        assertThat(invitation.state()).isEqualTo(InvitationState.STARTED);
        assertThat(refusal(invitation.attach(file(99), NOW))).isEqualTo("TOO_MANY_FILES");
    }

    private static UploadedFile file(int number) {
        return new UploadedFile(new FileRef("file-" + number, "proof.pdf", "application/pdf", 10), new QuestionId("proof"), NOW);
    }

    private static Invitation started() {
        return accepted(sent(Audience.VISITOR).save(HALF, false, NOW)).state();
    }

    private static Invitation submitted() {
        return accepted(sent(Audience.VISITOR).submit(submission(INFORMATIVE, NOW), CORRECTABLE)).state();
    }
}
