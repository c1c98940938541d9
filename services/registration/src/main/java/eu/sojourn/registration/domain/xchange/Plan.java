package eu.sojourn.registration.domain.xchange;

import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.Xchange.Format;
import eu.sojourn.registration.domain.xchange.Xchange.Mode;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is planned of an Xchange: all that a coordinator decides besides programme and host.
 *
 * @param period     the working part of the stay; every lump sum and duration is judged by it
 * @param travelDays beside the period, told to visitors and never counted (rule 1)
 * @param capacity   number of visits that it can take
 * @param deadline   last day for applications by visitors; null for the day before it begins
 * @param sectors    free words, by which visitors find it
 * @param place      where the host receives
 */
public record Plan(String title, @Nullable String description, Format format, Mode mode, Period period, int travelDays, int capacity,
        @Nullable LocalDate deadline, Set<Purpose> purposes, Set<ActivityType> activityTypes, Set<String> sectors,
        @Nullable LinkedEvent linkedEvent, @Nullable String place) {

    private static final int MOST_PLACES = 500;
    private static final int MOST_TRAVEL_DAYS = 10;
    private static final int MOST_SECTORS = 20;

    public Plan {
        if (title == null || title.isBlank() || title.length() > 200) {
            throw new InvalidValue("title", "must have 1 to 200 characters");
        }
        requireLength("description", description, 4_000);
        if (format == null) {
            throw new InvalidValue("format", "is needed");
        }
        if (mode == null) {
            throw new InvalidValue("mode", "is needed");
        }
        if (travelDays < 0 || travelDays > MOST_TRAVEL_DAYS) {
            throw new InvalidValue("travelDays", "must be between 0 and " + MOST_TRAVEL_DAYS);
        }
        if (capacity < 1 || capacity > MOST_PLACES) {
            throw new InvalidValue("capacity", "must be between 1 and " + MOST_PLACES);
        }
        if (format == Format.ONE_TO_ONE && capacity != 1) {
            throw new InvalidValue("capacity", "must be 1 for a one-to-one Xchange");
        }
        if (deadline != null && deadline.isAfter(period.firstDay())) {
            throw new InvalidValue("deadline", "must not be after firstDay");
        }
        if (deadline != null && deadline.isBefore(period.firstDay().minusYears(1))) {
            throw new InvalidValue("deadline", "must be within a year before firstDay");
        }
        if (sectors.size() > MOST_SECTORS
                || sectors.stream().anyMatch(sector -> sector == null || sector.isBlank() || sector.length() > 60)) {
            throw new InvalidValue("sectors", "must be at most 20 words, each of 1 to 60 characters");
        }
        if (linkedEvent != null && !linkedEvent.overlaps(period)) {
            throw new InvalidValue("linkedEvent.firstDay", "must be an event that shares a day with the Xchange");
        }
        requireLength("place", place, 200);
        purposes = Set.copyOf(purposes);
        activityTypes = Set.copyOf(activityTypes);
        sectors = Set.copyOf(sectors);
    }

    /** A plan of what is always needed, and nothing besides. */
    public static Plan of(String title, Format format, Mode mode, Period period, int capacity, @Nullable LocalDate deadline) {
        return new Plan(title, null, format, mode, period, 0, capacity, deadline, Set.of(), Set.of(), Set.of(), null, null);
    }

    private static void requireLength(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            throw new InvalidValue(field, "must have at most %,d characters".formatted(most));
        }
    }
}
