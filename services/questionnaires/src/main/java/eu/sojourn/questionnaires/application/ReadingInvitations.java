package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.InvitationState;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Shows invitations to members of the invited organisation and to coordinators of the programme. Reading changes nothing. */
@Service
public class ReadingInvitations {

    private final Invitations invitations;
    private final Questionnaires questionnaires;

    ReadingInvitations(Invitations invitations, Questionnaires questionnaires) {
        this.invitations = invitations;
        this.questionnaires = questionnaires;
    }

    /** @throws eu.sojourn.service.security.Forbidden if the invitation is none of the actor's business */
    public Asked read(Actor actor, InvitationId invitationId) {
        Stored<Invitation> stored = invitations.get(invitationId);
        Actor.require(mayRead(actor, stored.state()), "This invitation is for another organisation.");
        return asked(actor, stored);
    }

    /** The actor's own, and those of programmes that the actor coordinates; one more than {@code limit} where there are more. */
    public List<Asked> list(Actor actor, @Nullable VisitId visitId, @Nullable InvitationState state, @Nullable String after, int limit) {
        Set<String> programmes = actor.is(Actor.COORDINATOR) ? actor.programmes() : Set.of();
        return invitations.find(new Invitations.Search(actor.organisations(), programmes, visitId, state), after, limit)
                .stream()
                .map(stored -> asked(actor, stored))
                .toList();
    }

    private Questionnaire questionnaire(QuestionnaireVersion version) {
        return questionnaires.find(version)
                .orElseThrow(() -> new NotFound("questionnaire", version.questionnaireId().value() + " version " + version.version()));
    }

    Asked asked(Actor actor, Stored<Invitation> stored) {
        Invitation invitation = stored.state();
        boolean mayAnswer = mayAnswer(actor, invitation) && invitation.state() != InvitationState.SUBMITTED;
        return new Asked(stored, questionnaire(invitation.questionnaire()), mayAnswer);
    }

    static boolean mayAnswer(Actor actor, Invitation invitation) {
        return actor.actsFor(invitation.organisationId().value());
    }

    private static boolean mayRead(Actor actor, Invitation invitation) {
        return mayAnswer(actor, invitation) || actor.coordinates(invitation.programmeId().value());
    }
}
