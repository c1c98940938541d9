package eu.sojourn.portal.services;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A survey of many at once.
 *
 * @param questionnaireVersion pinned when it was opened; null before
 * @param opens                in its zone; null for when somebody opens it
 * @param closes               in its zone
 * @param reminders            in place of what the questionnaire says; null for that
 * @param invited              how many are asked, by segment
 */
public record Wave(String waveId, String programmeId, String title, String state, String questionnaireId,
        @Nullable Integer questionnaireVersion, @Nullable LocalDateTime opens, LocalDateTime closes, String zone,
        @Nullable String previousWaveId, @Nullable Ladder reminders, Map<String, Integer> invited, int invitees) {
    public Wave {
        invited = invited == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(invited));
    }

    public boolean draft() {
        return state.equals("DRAFT");
    }

    public boolean open() {
        return state.equals("OPEN");
    }

    /** Somebody who is asked; {@code organisationId} is null for who is known by name alone, and is handed a link. */
    public record Invitee(String segment, @Nullable String organisationId, @Nullable String name) {}

    /** When those who are silent are reminded. */
    public record Ladder(List<Integer> afterDays, boolean weekdaysOnly, @Nullable String from, @Nullable String until) {
        public Ladder {
            afterDays = afterDays == null ? List.of() : List.copyOf(afterDays);
        }
    }
}
