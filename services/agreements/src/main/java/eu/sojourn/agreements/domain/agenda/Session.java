package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.PlainText;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One item of an agenda, in the host's local time to the minute. Ends after it starts. */
public record Session(String title, LocalDateTime starts, LocalDateTime ends, String place, @Nullable String speaker) {
    private static final int LONGEST = 200;

    public Session {
        title = PlainText.line("title", title, LONGEST);
        place = PlainText.line("place", place, LONGEST);
        speaker = speaker == null || speaker.isBlank() ? null : PlainText.line("speaker", speaker, LONGEST);
        starts = starts.truncatedTo(ChronoUnit.MINUTES);
        ends = ends.truncatedTo(ChronoUnit.MINUTES);
        if (!ends.isAfter(starts)) {
            throw new InvalidValue("ends", "must be after starts");
        }
    }
}
