package eu.sojourn.questionnaires.domain.form;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import eu.sojourn.service.domain.InvalidValue;

/**
 * When those who have not answered are reminded.
 *
 * @param afterDays after the invitation, ascending; empty for never
 * @param weekdaysOnly whether what is due at a weekend waits for Monday
 * @param from reminders go out from then on, in the zone
 * @param until and before then
 */
public record Reminders(List<Integer> afterDays, boolean weekdaysOnly, LocalTime from, LocalTime until, ZoneId zone) {

    private static final int MOST = 10;
    private static final int LATEST = 365;

    public Reminders {
        afterDays = List.copyOf(afterDays);
        if (afterDays.size() > MOST || afterDays.stream().anyMatch(day -> day < 1 || day > LATEST)) {
            throw new InvalidValue("afterDays", "must be at most " + MOST + " numbers from 1 to " + LATEST);
        }
        if (!afterDays.equals(afterDays.stream().distinct().sorted().toList())) {
            throw new InvalidValue("afterDays", "must ascend");
        }
        if (!from.isBefore(until)) {
            throw new InvalidValue("until", "must be after from");
        }
    }
}
