package eu.sojourn.questionnaires.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Outcome;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

class InvitationTest {

    private static final Answers INFORMATIVE = Cast.answers(Map.of("outcome", "INFORMATIVE", "days", 5));
    private static final Answers NOT_HELD = Cast.answers(Map.of("outcome", "NOT_HELD", "days", 0));

    @ParameterizedTest
    @CsvSource({"VISITOR, bigscience-dk", "HOST, european-xfel"})
    void invitesTheOrganisationOfTheAudience(Audience audience, String organisationId) {
        Invitation invitation = sent(audience);

        assertThat(invitation.organisationId()).isEqualTo(new OrganisationId(organisationId));
        assertThat(invitation.state()).isEqualTo(InvitationState.SENT);
        assertThat(invitation.facts().value(Fact.WORKING_DAYS)).hasValue("5");
    }

    @Test
    void tellsThatItWasSent() {
        Decision<Invitation> decision = Invitation.send(Cast.VISIT, Cast.questionnaire(Audience.VISITOR));

        assertThat(accepted(decision).events()).containsExactly(new InvitationSent(accepted(decision).state()));
    }

    @Test
    void hasOneIdForAVisitAndAnAudience() {
        assertThat(sent(Audience.VISITOR).invitationId())
                .isEqualTo(Invitation.idOf(Cast.VISIT.visitId(), Audience.VISITOR))
                .isNotEqualTo(sent(Audience.HOST).invitationId());
    }

    @Test
    void startsWithADraftAndTellsNobody() {
        Decision.Accepted<Invitation> saved = accepted(sent(Audience.VISITOR).save(INFORMATIVE));

        assertThat(saved.state().state()).isEqualTo(InvitationState.STARTED);
        assertThat(saved.state().draft()).isEqualTo(INFORMATIVE);
        assertThat(saved.events()).isEmpty();
    }

    @Test
    void keepsTheLastDraft() {
        Invitation started = accepted(sent(Audience.VISITOR).save(INFORMATIVE)).state();

        assertThat(accepted(started.save(Answers.none())).state().draft().isEmpty()).isTrue();
    }

    @Test
    void tellsTheOutcomeOfAResponse() {
        Decision.Accepted<Invitation> submitted = accepted(sent(Audience.VISITOR).submit(INFORMATIVE, Cast.TODAY));

        assertThat(submitted.state().state()).isEqualTo(InvitationState.SUBMITTED);
        assertThat(submitted.state().response()).isEqualTo(new Response(INFORMATIVE, Cast.TODAY));
        assertThat(submitted.events()).containsExactly(new ResponseSubmitted(submitted.state(), Cast.TODAY, Outcome.INFORMATIVE));
    }

    @Test
    void submitsWhatWasStartedAndForgetsTheDraft() {
        Invitation started = accepted(sent(Audience.VISITOR).save(NOT_HELD)).state();

        Invitation submitted = accepted(started.submit(INFORMATIVE, Cast.TODAY)).state();

        assertThat(submitted.draft().isEmpty()).isTrue();
        assertThat(submitted.response()).isEqualTo(new Response(INFORMATIVE, Cast.TODAY));
    }

    @Test
    void takesTheSameResponseAgainAsTheSame() {
        Invitation submitted = submitted();

        Decision.Accepted<Invitation> again = accepted(submitted.submit(INFORMATIVE, LocalDate.parse("2024-04-01")));

        assertThat(again.state()).isEqualTo(submitted);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void refusesAnotherResponse() {
        Decision<Invitation> decision = submitted().submit(NOT_HELD, Cast.TODAY);

        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Decision.Kind.STATE);
            assertThat(((Reason) refused.reasons().getFirst()).code()).isEqualTo("RESPONSE_ALREADY_SUBMITTED");
        });
    }

    @Test
    void refusesADraftAfterTheResponse() {
        assertThat(submitted().save(NOT_HELD)).isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryOutcome(Outcome outcome) {
        Answers answers = Cast.answers(Map.of("outcome", outcome.name(), "days", 1));

        assertThat(new Response(answers, Cast.TODAY).outcome()).isEqualTo(outcome);
    }

    private static Invitation sent(Audience audience) {
        return accepted(Invitation.send(Cast.VISIT, Cast.questionnaire(audience))).state();
    }

    private static Invitation submitted() {
        return accepted(sent(Audience.VISITOR).submit(INFORMATIVE, Cast.TODAY)).state();
    }

    private static Decision.Accepted<Invitation> accepted(Decision<Invitation> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<Invitation>) decision;
    }
}
