package eu.sojourn.questionnaires.domain.invitation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.questionnaires.domain.reminder.Reminder;

/**
 * What was written about an invitation, as far as it is known.
 *
 * @param invited what became of the invitation's own mail; null where nothing was said of it, which is the rule where it was sent
 */
public record Mails(@Nullable Delivery invited, List<Reminder> reminders) {

    public Mails {
        reminders = List.copyOf(reminders);
    }

    static Mails none() {
        return new Mails(null, List.of());
    }

    Mails and(Reminder reminder) {
        List<Reminder> all = new ArrayList<>(reminders);
        all.add(reminder);
        return new Mails(invited, all);
    }

    /** @param reminder its number; 0 for another mail about the invitation */
    Mails became(int reminder, Delivery part) {
        return reminder == 0
                ? new Mails(invited == null ? part : invited.and(part), reminders)
                : new Mails(invited, reminders.stream().map(each -> each.number() == reminder ? each.became(part) : each).toList());
    }

    /** The last reminder was put off, and is asked for again. */
    Mails again(Reminder reminder) {
        List<Reminder> all = new ArrayList<>(reminders.subList(0, reminders.size() - 1));
        all.add(reminder);
        return new Mails(invited, all);
    }

    @Nullable
    Reminder last() {
        return reminders.isEmpty() ? null : reminders.getLast();
    }
}
