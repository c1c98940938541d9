package eu.sojourn.questionnaires.application;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

import eu.sojourn.questionnaires.domain.form.Reminders;

/**
 * The ladder of questionnaires that have none of their own.
 *
 * @param afterDays after the invitation
 * @param every how often the clock looks for what is due
 */
@ConfigurationProperties("sojourn.questionnaires.reminders")
public record ReminderSettings(List<Integer> afterDays, boolean weekdaysOnly, LocalTime from, LocalTime until, ZoneId zone,
        Duration every) {

    Reminders ladder() {
        return new Reminders(afterDays, weekdaysOnly, from, until, zone);
    }
}
