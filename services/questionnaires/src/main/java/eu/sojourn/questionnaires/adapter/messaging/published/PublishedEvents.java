package eu.sojourn.questionnaires.adapter.messaging.published;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.questionnaires.domain.declaration.DeclarationAskedByHand;
import eu.sojourn.questionnaires.domain.declaration.DeclarationFollowUpDue;
import eu.sojourn.questionnaires.domain.declaration.DeclarationFollowedUp;
import eu.sojourn.questionnaires.domain.declaration.DeclarationMade;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.InterviewEntered;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationSent;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.ReminderDue;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.invitation.ResponseCorrected;
import eu.sojourn.questionnaires.domain.invitation.ResponseSubmitted;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveClosed;
import eu.sojourn.questionnaires.domain.wave.WaveClosingMoved;
import eu.sojourn.questionnaires.domain.wave.WaveInviteesAdded;
import eu.sojourn.questionnaires.domain.wave.WaveOpened;
import eu.sojourn.service.domain.DomainEvent;

/**
 * Maps domain events to the wire, as the contracts of this service say; what concerns a visit is keyed by its Xchange, so that streams can join
 * it, what concerns a survey by its wave.
 */
@Component
class PublishedEvents implements Function<DomainEvent, OutgoingEvent> {

    static final String OF_VISITS = "questionnaires.xchanges";
    private static final String OF_WAVES = "questionnaires.waves";

    private final ZoneId zone;

    @Autowired
    PublishedEvents(Clock clock) {
        this(clock.getZone());
    }

    PublishedEvents(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case InvitationSent sent -> switch (sent.invitation().occasion()) {
                case Occasion.OfVisit visit -> outgoing("invitation-sent.v1", sent.invitation(),
                        InvitationSentData.of(sent.invitation(), visit, sent.questionnaire()));
                case Occasion.OfWave wave -> outgoing("wave-invitation-sent.v1", sent.invitation(),
                        WaveInvitationSentData.of(sent.invitation(), wave, sent.questionnaire()));
            };
            case ReminderDue due -> outgoing("reminder-due.v1", due.invitation(), ReminderDueData.of(due));
            case InterviewEntered entered -> outgoing("interview-entered.v1", entered.invitation(), interview(entered));
            case ResponseSubmitted submitted -> response("response-submitted.v1", submitted.invitation(), submitted.response());
            case ResponseCorrected corrected -> response("response-corrected.v1", corrected.invitation(), corrected.response());
            case DeclarationMade made -> DeclarationEvents.made(made);
            case DeclarationFollowedUp followedUp -> DeclarationEvents.followedUp(followedUp);
            case DeclarationFollowUpDue due -> DeclarationEvents.due(due);
            case DeclarationAskedByHand asked -> DeclarationEvents.askedByHand(asked);
            case WaveOpened opened -> wave("wave-opened.v1", opened.wave(), WaveOpenedData.of(opened.wave()));
            case WaveInviteesAdded added -> wave("wave-invitees-added.v1", added.wave(), WaveInviteesAddedData.of(added));
            case WaveClosingMoved moved -> wave("wave-closing-moved.v1", moved.wave(), WaveClosingMovedData.of(moved.wave()));
            case WaveClosed closed -> wave("wave-closed.v1", closed.wave(), WaveClosedData.of(closed));
            default -> throw new IllegalArgumentException("No contract for " + event);
        };
    }

    private OutgoingEvent response(String type, Invitation invitation, Response response) {
        return switch (invitation.occasion()) {
            case Occasion.OfVisit visit ->
                outgoing(type, invitation, ResponseData.of(invitation, visit, response, day(response.submittedAt())));
            case Occasion.OfWave wave -> outgoing("wave-response-submitted.v1", invitation,
                    WaveResponseData.of(invitation, wave, response, day(response.submittedAt())));
        };
    }

    private static OutgoingEvent outgoing(String type, Invitation invitation, Object data) {
        return switch (invitation.occasion()) {
            case Occasion.OfVisit visit -> new OutgoingEvent(OF_VISITS, "questionnaires." + type, visit.xchangeId().value(), data);
            case Occasion.OfWave wave -> new OutgoingEvent(OF_WAVES, "questionnaires." + type, wave.waveId().value(), data);
        };
    }

    private static OutgoingEvent wave(String type, Wave wave, Object data) {
        return new OutgoingEvent(OF_WAVES, "questionnaires." + type, wave.waveId().value(), data);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private InterviewEnteredData interview(InterviewEntered event) {
        Instant enteredAt = Objects.requireNonNull(event.invitation().interview()).enteredAt();
        return InterviewEnteredData.of(event.invitation(), event.questionnaire(), day(enteredAt));
    }

    private static String title(Questionnaire questionnaire) {
        return questionnaire.title().in(questionnaire.defaultLanguage());
    }

    private static int seconds(Invitation invitation, Questionnaire questionnaire) {
        return Math.max(1, questionnaire.secondsEstimate(invitation.facts()));
    }

    private static @Nullable String organisation(Invitation invitation) {
        return invitation.respondent().organisationId() == null ? null : invitation.respondent().organisationId().value();
    }

    /** The events about somebody who cannot be written to are never made. */
    private static String reachable(Invitation invitation) {
        return Objects.requireNonNull(organisation(invitation));
    }

    record InvitationSentData(String invitationId, String visitId, String xchangeId, String programmeId, String audience,
            String organisationId, String questionnaireId, int questionnaireVersion, int linkGeneration, String questionnaireTitle,
            int secondsEstimate) {

        private static InvitationSentData of(Invitation invitation, Occasion.OfVisit visit, Questionnaire questionnaire) {
            return new InvitationSentData(invitation.invitationId().value(), visit.visitId().value(), visit.xchangeId().value(),
                    invitation.programmeId().value(), invitation.audience().name(), reachable(invitation),
                    invitation.questionnaire().questionnaireId().value(), invitation.questionnaire().version(),
                    invitation.linkGeneration(), title(questionnaire), seconds(invitation, questionnaire));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaveInvitationSentData(String invitationId, String waveId, String segment, String programmeId, @Nullable String organisationId,
            String questionnaireId, int questionnaireVersion, String questionnaireTitle, int linkGeneration, int secondsEstimate) {

        private static WaveInvitationSentData of(Invitation invitation, Occasion.OfWave wave, Questionnaire questionnaire) {
            return new WaveInvitationSentData(invitation.invitationId().value(), wave.waveId().value(), wave.segment(),
                    invitation.programmeId().value(), organisation(invitation), invitation.questionnaire().questionnaireId().value(),
                    invitation.questionnaire().version(), title(questionnaire), invitation.linkGeneration(),
                    seconds(invitation, questionnaire));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReminderDueData(String invitationId, @Nullable String visitId, @Nullable String xchangeId, @Nullable String waveId,
            String programmeId, String organisationId, String questionnaireId, String questionnaireTitle, int reminder, boolean manual,
            boolean started, int linkGeneration, int secondsEstimate) {

        private static ReminderDueData of(ReminderDue due) {
            Invitation invitation = due.invitation();
            Occasion.OfVisit visit = invitation.occasion() instanceof Occasion.OfVisit of ? of : null;
            Occasion.OfWave wave = invitation.occasion() instanceof Occasion.OfWave of ? of : null;
            return new ReminderDueData(invitation.invitationId().value(), visit == null ? null : visit.visitId().value(),
                    visit == null ? null : visit.xchangeId().value(), wave == null ? null : wave.waveId().value(),
                    invitation.programmeId().value(), reachable(invitation), invitation.questionnaire().questionnaireId().value(),
                    title(due.questionnaire()), due.reminder().number(), due.reminder().isManual(), invitation.isStarted(),
                    invitation.linkGeneration(), seconds(invitation, due.questionnaire()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InterviewEnteredData(String invitationId, @Nullable String visitId, @Nullable String xchangeId, @Nullable String waveId,
            String programmeId, String organisationId, String questionnaireId, String questionnaireTitle, LocalDate enteredOn,
            int linkGeneration) {

        private static InterviewEnteredData of(Invitation invitation, Questionnaire questionnaire, LocalDate enteredOn) {
            Occasion.OfVisit visit = invitation.occasion() instanceof Occasion.OfVisit of ? of : null;
            Occasion.OfWave wave = invitation.occasion() instanceof Occasion.OfWave of ? of : null;
            return new InterviewEnteredData(invitation.invitationId().value(), visit == null ? null : visit.visitId().value(),
                    visit == null ? null : visit.xchangeId().value(), wave == null ? null : wave.waveId().value(),
                    invitation.programmeId().value(), reachable(invitation), invitation.questionnaire().questionnaireId().value(),
                    title(questionnaire), enteredOn, invitation.linkGeneration());
        }
    }

    record ResponseData(String invitationId, String visitId, String xchangeId, String programmeId, String audience,
            String organisationId, String questionnaireId, int questionnaireVersion, LocalDate submittedOn, int response, String source,
            String outcome) {

        private static ResponseData of(Invitation invitation, Occasion.OfVisit visit, Response response, LocalDate submittedOn) {
            return new ResponseData(invitation.invitationId().value(), visit.visitId().value(), visit.xchangeId().value(),
                    invitation.programmeId().value(), invitation.audience().name(), reachable(invitation),
                    invitation.questionnaire().questionnaireId().value(), invitation.questionnaire().version(), submittedOn,
                    response.number(), response.source().name(), response.outcome().name());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaveResponseData(String invitationId, String waveId, String segment, String programmeId, @Nullable String organisationId,
            String questionnaireId, int questionnaireVersion, LocalDate submittedOn, int response, String source) {

        private static WaveResponseData of(Invitation invitation, Occasion.OfWave wave, Response response, LocalDate submittedOn) {
            return new WaveResponseData(invitation.invitationId().value(), wave.waveId().value(), wave.segment(),
                    invitation.programmeId().value(), organisation(invitation), invitation.questionnaire().questionnaireId().value(),
                    invitation.questionnaire().version(), submittedOn, response.number(), response.source().name());
        }
    }

    record WaveOpenedData(String waveId, String programmeId, String title, String questionnaireId, int questionnaireVersion, int invitees,
            Instant closesAt) {

        private static WaveOpenedData of(Wave wave) {
            return new WaveOpenedData(wave.waveId().value(), wave.programmeId().value(), wave.details().title(),
                    wave.asked().questionnaireId().value(), wave.asked().version(), wave.invitees().size(), wave.details().closesAt());
        }
    }

    record WaveInviteesAddedData(String waveId, String programmeId, int added, int invitees) {

        private static WaveInviteesAddedData of(WaveInviteesAdded event) {
            Wave wave = event.wave();
            return new WaveInviteesAddedData(wave.waveId().value(), wave.programmeId().value(), event.added(), wave.invitees().size());
        }
    }

    record WaveClosingMovedData(String waveId, String programmeId, Instant closesAt) {

        private static WaveClosingMovedData of(Wave wave) {
            return new WaveClosingMovedData(wave.waveId().value(), wave.programmeId().value(), wave.details().closesAt());
        }
    }

    record WaveClosedData(String waveId, String programmeId, String questionnaireId, int questionnaireVersion, int invited, int submitted,
            Instant closedAt) {

        private static WaveClosedData of(WaveClosed event) {
            Wave wave = event.wave();
            return new WaveClosedData(wave.waveId().value(), wave.programmeId().value(), wave.asked().questionnaireId().value(),
                    wave.asked().version(), wave.invitees().size(), event.submitted(), Objects.requireNonNull(wave.closedAt()));
        }
    }
}
