package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item of an agenda, in the host's local time to the minute. Ends after it starts.
 *
 * @param sessionId  null only until the agenda gives one
 * @param topic      what it is about, where the title does not say it
 * @param place      where it is, for somebody who travels there
 * @param room       which room at that place
 * @param capacity   most participants
 * @param siteAccess what visitors need to be let in, such as a passport or a safety briefing
 */
public record Session(@Nullable SessionId sessionId, String title, @Nullable String topic, LocalDateTime starts, LocalDateTime ends,
        String place, @Nullable String room, @Nullable String speaker, @Nullable Integer capacity, @Nullable String siteAccess) {
    private static final int LONGEST = 200;
    private static final int LONGEST_SITE_ACCESS = 500;
    private static final int MOST_PARTICIPANTS = 100_000;

    public Session {
        title = PlainText.line("title", title, LONGEST);
        topic = optional("topic", topic, LONGEST);
        place = PlainText.line("place", place, LONGEST);
        room = optional("room", room, LONGEST);
        speaker = optional("speaker", speaker, LONGEST);
        siteAccess = optional("siteAccess", siteAccess, LONGEST_SITE_ACCESS);
        starts = starts.truncatedTo(ChronoUnit.MINUTES);
        ends = ends.truncatedTo(ChronoUnit.MINUTES);
        if (!ends.isAfter(starts)) {
            throw new InvalidValue("ends", "must be after starts");
        }
        if (capacity != null && (capacity < 1 || capacity > MOST_PARTICIPANTS)) {
            throw new InvalidValue("capacity", "must be 1 to " + MOST_PARTICIPANTS + ", is " + capacity);
        }
    }

    /** The id, of a session that is in an agenda. */
    public SessionId id() {
        return Objects.requireNonNull(sessionId, "sessionId");
    }

    /** The same session under an id of its agenda; null for what it says alone. */
    Session named(@Nullable SessionId id) {
        return new Session(id, title, topic, starts, ends, place, room, speaker, capacity, siteAccess);
    }

    private static @Nullable String optional(String field, @Nullable String raw, int longest) {
        return raw == null || raw.isBlank() ? null : PlainText.line(field, raw, longest);
    }
}
