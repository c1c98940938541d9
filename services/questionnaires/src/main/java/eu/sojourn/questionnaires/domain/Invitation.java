package eu.sojourn.questionnaires.domain;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * Asks one organisation, once, about one visit, with the questionnaire version that was current when it was sent.
 * {@code SENT → STARTED → SUBMITTED}; a response never changes.
 *
 * @param facts what was known when it was sent
 * @param draft what was saved on the way; empty when nothing was, or when the response is there
 * @param response present exactly when SUBMITTED
 */
public record Invitation(InvitationId invitationId, VisitId visitId, XchangeId xchangeId, ProgrammeId programmeId, Audience audience,
        OrganisationId organisationId, QuestionnaireVersion questionnaire, KnownFacts facts, InvitationState state, Answers draft,
        @Nullable Response response) {

    public Invitation {
        if ((response != null) != (state == InvitationState.SUBMITTED)) {
            throw new IllegalArgumentException("A response belongs to a submitted invitation, and only to that");
        }
    }

    /** The one invitation of an audience for a visit: the same visit and audience always give the same id. */
    public static InvitationId idOf(VisitId visitId, Audience audience) {
        String name = "invitation/" + visitId.value() + "/" + audience;
        return new InvitationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Invites an audience of a completed visit. */
    public static Decision<Invitation> send(CompletedVisit visit, Questionnaire questionnaire) {
        Audience audience = questionnaire.audience();
        Invitation sent = new Invitation(idOf(visit.visitId(), audience), visit.visitId(), visit.xchangeId(), visit.programmeId(), audience,
                visit.invited(audience), questionnaire.version(),
                KnownFacts.ofStay(visit.firstDay(), visit.lastDay()), InvitationState.SENT, Answers.none(), null);
        return Decision.accepted(sent, new InvitationSent(sent));
    }

    /** Keeps what was answered so far, in place of an earlier draft. Refused once a response is there. */
    public Decision<Invitation> save(Answers answers) {
        if (response != null) {
            return Decision.conflict(alreadySubmitted(response));
        }
        if (state == InvitationState.STARTED && draft.equals(answers)) {
            return Decision.unchanged(this);
        }
        return Decision.accepted(with(InvitationState.STARTED, answers, null));
    }

    /** Takes a checked response. The same answers again are the same response; other answers are refused. */
    public Decision<Invitation> submit(Answers answers, LocalDate today) {
        if (response != null) {
            return response.answers().equals(answers) ? Decision.unchanged(this) : Decision.conflict(alreadySubmitted(response));
        }
        Response submitted = new Response(answers, today);
        Invitation answered = with(InvitationState.SUBMITTED, Answers.none(), submitted);
        return Decision.accepted(answered, new ResponseSubmitted(answered, today, submitted.outcome()));
    }

    private Invitation with(InvitationState state, Answers draft, @Nullable Response response) {
        return new Invitation(invitationId, visitId, xchangeId, programmeId, audience, organisationId, questionnaire, facts, state,
                draft,
                response);
    }

    private static Reason alreadySubmitted(Response response) {
        return new Reason("RESPONSE_ALREADY_SUBMITTED", null, null, "submitted on " + response.submittedOn(), "no response yet",
                "This questionnaire was already answered, differently, on " + response.submittedOn());
    }
}
