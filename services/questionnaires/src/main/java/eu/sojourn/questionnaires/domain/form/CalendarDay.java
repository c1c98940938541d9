package eu.sojourn.questionnaires.domain.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/** A date from {@code earliest} to {@code latest}, both included; null for no bound but those of the calendar, years 1 to 9999. */
public record CalendarDay(Prompt prompt, @Nullable LocalDate earliest, @Nullable LocalDate latest) implements Question {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    public CalendarDay {
        if (earliest != null && latest != null && latest.isBefore(earliest)) {
            throw new InvalidValue("latest", "must not be before earliest");
        }
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        LocalDate from = earliest == null ? FIRST : earliest;
        LocalDate until = latest == null ? LAST : latest;
        LocalDate date = date(given);
        if (date == null) {
            return reading.wrongType(given, "a date such as 2026-05-13");
        }
        return date.isBefore(from) || date.isAfter(until)
                ? reading.outOfRange(given, "a date from " + from + " to " + until)
                : new Answer.Day(date);
    }

    private static @Nullable LocalDate date(Object given) {
        try {
            return given instanceof String text ? LocalDate.parse(text.strip()) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Day) answer).date().toString();
    }

    @Override
    public int seconds() {
        return 8;
    }
}
