package eu.sojourn.questionnaires.application;

import org.springframework.stereotype.Service;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.CompletedVisit;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.form.Trigger;

/** Invites visitor and host when their visit is completed or ended early; each once, however often that is heard. */
@Service
public class InvitingParticipants {

    private final Invitations invitations;
    private final Questionnaires questionnaires;

    InvitingParticipants(Invitations invitations, Questionnaires questionnaires) {
        this.invitations = invitations;
        this.questionnaires = questionnaires;
    }

    public void whenOver(Received<?> event, CompletedVisit visit) {
        for (Audience audience : Audience.OF_A_VISIT) {
            questionnaires.current(visit.programmeId(), audience, Trigger.VISIT_OVER)
                    .ifPresent(questionnaire -> invitations.invite(event, Invitation.idOf(visit.visitId(), audience),
                            () -> Invitation.send(visit, questionnaire)));
        }
    }
}
