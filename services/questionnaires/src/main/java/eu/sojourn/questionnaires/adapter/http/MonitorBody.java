package eu.sojourn.questionnaires.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.WatchingWaves.Monitor;
import eu.sojourn.questionnaires.application.WatchingWaves.Part;
import eu.sojourn.questionnaires.application.WatchingWaves.Silent;

/**
 * How far a wave is, all of it from one reading.
 *
 * @param silent null where they were left out
 */
record MonitorBody(String waveId, String state, Instant closesAt, PartBody all, List<PartBody> segments,
        @Nullable List<SilentBody> silent) {

    static MonitorBody of(Monitor monitor) {
        List<Silent> silent = monitor.silent();
        return new MonitorBody(monitor.wave().waveId().value(), monitor.wave().state().name(), monitor.wave().details().closesAt(),
                PartBody.of(monitor.all()), monitor.segments().stream().map(PartBody::of).toList(),
                silent == null ? null : silent.stream().map(SilentBody::of).toList());
    }

    /**
     * @param segment null for the whole
     * @param rate percent of the invited, one decimal; null where nobody is
     */
    record PartBody(@Nullable String segment, @Nullable Integer invited, int sent, int started, @Nullable Integer submitted,
            @Nullable BigDecimal rate) {

        static PartBody of(Part part) {
            return new PartBody(part.segment(), part.reach().invited(), part.sent(), part.started(), part.reach().n(), part.reach().rate());
        }
    }

    /**
     * @param handedOver whether the link is handed over by a coordinator, as nobody can write to them
     * @param putOffUntil when the last reminder is tried again; null where it is not put off
     */
    record SilentBody(String invitationId, @Nullable String organisationId, String name, String segment, String state, boolean handedOver,
            int reminders, @Nullable Instant lastReminderAt, boolean bounced, @Nullable Instant putOffUntil) {

        static SilentBody of(Silent silent) {
            return new SilentBody(silent.invitationId().value(),
                    silent.organisationId() == null ? null : silent.organisationId().value(), silent.name(), silent.segment(),
                    silent.state().name(), silent.handedOver(), silent.reminders(), silent.lastReminderAt(), silent.bounced(),
                    silent.putOffUntil());
        }
    }
}
