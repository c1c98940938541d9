package eu.sojourn.questionnaires.application;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Reminders;
import eu.sojourn.questionnaires.domain.invitation.Plan;
import eu.sojourn.questionnaires.domain.reminder.Ladder;

/** When invitations to a questionnaire go out and are reminded of, where nobody said it for them. */
@Component
public class PlanningInvitations {

    private final InvitationSettings invitations;
    private final Reminders usual;

    PlanningInvitations(InvitationSettings invitations, ReminderSettings reminders) {
        this.invitations = invitations;
        this.usual = reminders.ladder();
    }

    /**
     * @param ladder in place of the questionnaire's own; null for that one, or the usual one where it has none
     * @param closesAt null where it is never closed
     */
    public Plan plan(Questionnaire questionnaire, @Nullable Reminders ladder, @Nullable Instant closesAt, Instant now) {
        Reminders own = questionnaire.reminders() == null ? usual : questionnaire.reminders();
        Reminders reminders = ladder == null ? own : ladder;
        return new Plan(reminders, invitations.waitInQuietHours() ? new Ladder(reminders).awake(now) : now, closesAt);
    }
}
