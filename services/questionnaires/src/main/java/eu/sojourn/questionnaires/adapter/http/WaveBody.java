package eu.sojourn.questionnaires.adapter.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.Reminders;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveDetails;
import eu.sojourn.service.domain.InvalidValue;

/**
 * A wave on the wire.
 *
 * @param questionnaireVersion null before it is opened
 * @param opens in the zone; null for when it is opened
 * @param closes in the zone
 * @param closesAt the same, as an instant
 * @param invited how many are asked, by segment
 */
record WaveBody(String waveId, String programmeId, String title, String state, String questionnaireId,
        @Nullable Integer questionnaireVersion, @Nullable LocalDateTime opens, LocalDateTime closes, String zone, Instant closesAt,
        @Nullable Instant openedAt, @Nullable Instant closedAt, @Nullable String previousWaveId, @Nullable LadderBody reminders,
        Map<String, Integer> invited, int invitees) {

    static WaveBody of(Wave wave) {
        WaveDetails details = wave.details();
        return new WaveBody(wave.waveId().value(), wave.programmeId().value(), details.title(), wave.state().name(),
                details.questionnaireId().value(), wave.questionnaire() == null ? null : wave.questionnaire().version(), details.opens(),
                details.closes(), details.zone().getId(), details.closesAt(), wave.openedAt(), wave.closedAt(),
                details.previousWaveId() == null ? null : details.previousWaveId().value(), LadderBody.of(details.ladder()),
                wave.invited(), wave.invitees().size());
    }

    /** When those who are silent are reminded, in place of what the questionnaire says. */
    record LadderBody(List<Integer> afterDays, boolean weekdaysOnly, @Nullable LocalTime from, @Nullable LocalTime until) {

        static @Nullable LadderBody of(@Nullable Reminders ladder) {
            return ladder == null ? null : new LadderBody(ladder.afterDays(), ladder.weekdaysOnly(), ladder.from(), ladder.until());
        }

        Reminders ladder(ZoneId zone) {
            return new Reminders(afterDays, weekdaysOnly, from == null ? LocalTime.of(8, 0) : from,
                    until == null ? LocalTime.of(18, 0) : until, zone);
        }
    }

    /**
     * What a wave is to be like.
     *
     * @param waveId left out for a new one
     * @param programmeId needed for a new wave; never changes
     * @param zone left out for {@code Europe/Brussels}
     * @param reminders left out for what the questionnaire says
     */
    record DetailsBody(@Nullable String waveId, @Nullable String programmeId, String title, String questionnaireId,
            @Nullable LocalDateTime opens, LocalDateTime closes, @Nullable String zone, @Nullable String previousWaveId,
            @Nullable LadderBody reminders) {

        WaveDetails details() {
            ZoneId in = zone(zone);
            return new WaveDetails(title, new QuestionnaireId(questionnaireId), opens, closes, in,
                    previousWaveId == null || previousWaveId.isBlank() ? null : new WaveId(previousWaveId),
                    reminders == null ? null : reminders.ladder(in));
        }

        private static ZoneId zone(@Nullable String zone) {
            String id = zone == null || zone.isBlank() ? "Europe/Brussels" : zone;
            if (!ZoneId.getAvailableZoneIds().contains(id)) {
                throw new InvalidValue("zone", "must be a time zone such as Europe/Brussels");
            }
            return ZoneId.of(id);
        }
    }

    /** Somebody who is asked. */
    record InviteeBody(@Nullable String segment, @Nullable String organisationId, @Nullable String name) {

        static InviteeBody of(Invitee invitee) {
            return new InviteeBody(invitee.segment(), invitee.organisationId() == null ? null : invitee.organisationId().value(),
                    invitee.name());
        }
    }
}
