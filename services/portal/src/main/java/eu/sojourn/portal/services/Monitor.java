package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a wave is, read at one moment.
 *
 * @param silent empty too where they were not asked for
 */
public record Monitor(String state, @Nullable Row all, List<Row> segments, List<Silent> silent) {
    public Monitor {
        segments = segments == null ? List.of() : List.copyOf(segments);
        silent = silent == null ? List.of() : List.copyOf(silent);
    }

    public boolean open() {
        return state.equals("OPEN");
    }

    /** Whether its segments tell more than the whole does. */
    public boolean split() {
        return segments.size() > 1;
    }

    /**
     * @param segment null for the whole
     * @param rate    percent of those invited who answered; null where nobody is
     */
    public record Row(@Nullable String segment, int invited, int sent, int started, int submitted, @Nullable BigDecimal rate) {}

    /**
     * Somebody who has not answered.
     *
     * @param handedOver whether nobody writes to them, so that a coordinator hands over the link
     * @param putOffUntil when the last reminder is tried again; null where it is not put off
     */
    public record Silent(String invitationId, @Nullable String organisationId, String name, String segment, String state,
            boolean handedOver, int reminders, @Nullable Instant lastReminderAt, boolean bounced,
            @Nullable Instant putOffUntil) {}
}
