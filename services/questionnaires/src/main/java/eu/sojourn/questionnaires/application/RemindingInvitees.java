package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.clock.Mishaps;

/**
 * Reminds those who are silent: by the ladder of their questionnaire, or because a coordinator wants it now. Running the clock twice, late or on
 * several instances reminds nobody twice, since the reminder, its event and when the next is due are one conditional write.
 */
@Service
public class RemindingInvitees {

    private final OpeningInvitations opening;
    private final Invitations invitations;
    private final ReadingInvitations reading;
    private final Clock clock;
    private final Mishaps mishaps = new Mishaps();

    RemindingInvitees(OpeningInvitations opening, Invitations invitations, ReadingInvitations reading, Clock clock) {
        this.opening = opening;
        this.invitations = invitations;
        this.reading = reading;
        this.clock = clock;
    }

    /** Sends the invitations and reminders that are due. */
    @Scheduled(fixedDelayString = "${sojourn.questionnaires.reminders.every}")
    public void advance() {
        invitations.due(now()).forEach(mishaps.each(id -> advance(new InvitationId(id))));
    }

    /**
     * Reminds of one invitation now.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws eu.sojourn.service.problem.Refusal if it is answered or closed, or was reminded of less than a day ago
     */
    public Asked remind(Entrance.SignedIn entrance) {
        Opened opened = opening.open(entrance).requireCoordinating();
        Questionnaire questionnaire = reading.questionnaire(opened.invitation().questionnaire());
        Instant now = now();
        return reading.asked(opened, invitations.change(opened.id(), null,
                invitation -> invitation.remind(questionnaire, Objects.requireNonNull(opened.personId()), now)), now);
    }

    /**
     * Remembers what became of a mail about an invitation.
     *
     * @param reminder the reminder's number; 0 for another mail about the invitation
     */
    public void whenDelivered(Received<?> event, InvitationId invitationId, int reminder, Delivery delivery) {
        invitations.follow(event, invitationId, invitation -> invitation.became(reminder, delivery));
    }

    private void advance(InvitationId invitationId) {
        Questionnaire questionnaire = reading.questionnaire(invitations.get(invitationId).state().questionnaire());
        invitations.change(invitationId, null, invitation -> invitation.advance(questionnaire, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
