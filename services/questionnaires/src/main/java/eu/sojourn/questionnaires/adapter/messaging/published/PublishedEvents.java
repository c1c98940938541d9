package eu.sojourn.questionnaires.adapter.messaging.published;

import java.time.LocalDate;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.InvitationSent;
import eu.sojourn.questionnaires.domain.ResponseSubmitted;
import eu.sojourn.service.domain.DomainEvent;

/** Maps domain events to the wire, as the contracts of this service say; keyed by Xchange, so that streams can join them. */
@Component
class PublishedEvents implements Function<DomainEvent, OutgoingEvent> {

    private static final String TOPIC = "questionnaires.xchanges";

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case InvitationSent sent ->
                outgoing("questionnaires.invitation-sent.v1", sent.invitation(), InvitationSentData.of(sent.invitation()));
            case ResponseSubmitted submitted -> outgoing("questionnaires.response-submitted.v1", submitted.invitation(),
                    ResponseSubmittedData.of(submitted));
            default -> throw new IllegalArgumentException("No contract for " + event);
        };
    }

    private static OutgoingEvent outgoing(String type, Invitation invitation, Object data) {
        return new OutgoingEvent(TOPIC, type, invitation.xchangeId().value(), data);
    }

    record InvitationSentData(String invitationId, String visitId, String xchangeId, String programmeId, String audience,
            String organisationId, String questionnaireId, int questionnaireVersion) {

        private static InvitationSentData of(Invitation invitation) {
            return new InvitationSentData(invitation.invitationId().value(), invitation.visitId().value(), invitation.xchangeId().value(),
                    invitation.programmeId().value(), invitation.audience().name(), invitation.organisationId().value(),
                    invitation.questionnaire().questionnaireId().value(), invitation.questionnaire().version());
        }
    }

    record ResponseSubmittedData(String invitationId, String visitId, String xchangeId, String programmeId, String audience,
            String organisationId, String questionnaireId, int questionnaireVersion, LocalDate submittedOn, String outcome) {

        private static ResponseSubmittedData of(ResponseSubmitted event) {
            Invitation invitation = event.invitation();
            return new ResponseSubmittedData(invitation.invitationId().value(), invitation.visitId().value(),
                    invitation.xchangeId().value(),
                    invitation.programmeId().value(), invitation.audience().name(), invitation.organisationId().value(),
                    invitation.questionnaire().questionnaireId().value(), invitation.questionnaire().version(), event.submittedOn(),
                    event.outcome().name());
        }
    }
}
