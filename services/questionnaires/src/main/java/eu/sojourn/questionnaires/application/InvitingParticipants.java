package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.form.Trigger;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Request;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.known.KnownVisit;

/** Invites visitor and host when their visit is completed or ended early; each once, however often that is heard. */
@Service
public class InvitingParticipants {

    private final Invitations invitations;
    private final Questionnaires questionnaires;
    private final PlanningInvitations planning;
    private final KnowingFacts knowing;
    private final Clock clock;

    InvitingParticipants(Invitations invitations, Questionnaires questionnaires, PlanningInvitations planning,
            KnowingFacts knowing, Clock clock) {
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.planning = planning;
        this.knowing = knowing;
        this.clock = clock;
    }

    public void whenOver(Received<?> event, KnownVisit visit) {
        for (Audience audience : Audience.OF_A_VISIT) {
            questionnaires.current(visit.programmeId(), audience, Trigger.VISIT_OVER)
                    .ifPresent(questionnaire -> invite(event, visit, audience, questionnaire));
        }
    }

    private void invite(Received<?> event, KnownVisit visit, Audience audience, Questionnaire questionnaire) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        InvitationId invitationId = Invitation.idOf(visit.visitId(), audience);
        Request request = new Request(new Occasion.OfVisit(visit.visitId(), visit.xchangeId()), visit.programmeId(), audience,
                Respondent.of(visit.invited(audience)), questionnaire.version(), knowing.of(visit));
        invitations.invite(event, invitationId,
                () -> Invitation.invite(invitationId, request, questionnaire, planning.plan(questionnaire, null, null, now), now));
    }
}
