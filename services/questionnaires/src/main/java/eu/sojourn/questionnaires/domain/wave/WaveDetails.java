package eu.sojourn.questionnaires.domain.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.Reminders;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;

/**
 * What a wave is to be like.
 *
 * @param opens invitations go out from then on, in the zone; null for when it is opened
 * @param closes nothing is taken from then on, in the zone
 * @param previousWaveId which one its results are compared with; null for none
 * @param ladder when those who are silent are reminded, in place of what the questionnaire says; null for that
 */
public record WaveDetails(String title, QuestionnaireId questionnaireId, @Nullable LocalDateTime opens, LocalDateTime closes, ZoneId zone,
        @Nullable WaveId previousWaveId, @Nullable Reminders ladder) {

    private static final int LONGEST_TITLE = 200;

    public WaveDetails {
        title = title.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE || !PlainText.isLine(title)) {
            throw new InvalidValue("title", "must be a line of 1 to " + LONGEST_TITLE + " characters");
        }
        if (opens != null && !opens.isBefore(closes)) {
            throw new InvalidValue("closes", "must be after opens");
        }
    }

    /** Null for when it is opened. */
    public @Nullable Instant opensAt() {
        return opens == null ? null : opens.atZone(zone).toInstant();
    }

    public Instant closesAt() {
        return closes.atZone(zone).toInstant();
    }

    /** A time to open at that would not come before the end is left out. */
    WaveDetails closing(LocalDateTime other) {
        return new WaveDetails(title, questionnaireId, opens == null || !opens.isBefore(other) ? null : opens, other, zone, previousWaveId,
                ladder);
    }
}
