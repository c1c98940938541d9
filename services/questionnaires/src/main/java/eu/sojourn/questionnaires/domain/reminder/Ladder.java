package eu.sojourn.questionnaires.domain.reminder;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

import eu.sojourn.questionnaires.domain.form.Reminders;

/**
 * The steps at which somebody silent is reminded. Days are days of the ladder's zone, whatever their length; a step that falls into quiet hours
 * waits for their end.
 */
public record Ladder(Reminders reminders) {

    private static final int LONGEST_PAUSE = 10;

    /** The first step that is due after an instant; empty where there is none left. */
    public Optional<Instant> after(Instant sentAt, Instant now) {
        return reminders.afterDays().stream().map(days -> due(sentAt, days)).filter(due -> due.isAfter(now)).findFirst();
    }

    private Instant due(Instant sentAt, int days) {
        return awake(sentAt.atZone(reminders.zone()).plusDays(days).toInstant());
    }

    /** Whether nobody is disturbed at that instant. */
    public boolean isAwake(Instant instant) {
        return isAwake(instant.atZone(reminders.zone()));
    }

    /** That instant, or where it is in quiet hours their end. */
    public Instant awake(Instant instant) {
        ZonedDateTime time = instant.atZone(reminders.zone());
        for (int day = 0; day < LONGEST_PAUSE && !isAwake(time); day++) {
            time = nextBeginning(time);
        }
        return time.toInstant();
    }

    /** Where the clocks are put back, a time may begin twice on one day. */
    private ZonedDateTime nextBeginning(ZonedDateTime time) {
        ZonedDateTime today = begins(time);
        return Stream.of(today, today.withLaterOffsetAtOverlap())
                .filter(beginning -> beginning.isAfter(time) && isAwake(beginning))
                .findFirst()
                .orElseGet(() -> begins(time.plusDays(1)));
    }

    private boolean isAwake(ZonedDateTime time) {
        LocalTime clock = time.toLocalTime();
        return !(reminders.weekdaysOnly() && isWeekend(time.getDayOfWeek())) && !clock.isBefore(reminders.from())
                && clock.isBefore(reminders.until());
    }

    /** Where the clocks skip that time, with the first that there is. */
    private ZonedDateTime begins(ZonedDateTime day) {
        LocalDateTime time = day.toLocalDate().atTime(reminders.from());
        ZoneOffsetTransition change = reminders.zone().getRules().getTransition(time);
        return change != null && change.isGap() ? change.getInstant().atZone(reminders.zone()) : time.atZone(reminders.zone());
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
