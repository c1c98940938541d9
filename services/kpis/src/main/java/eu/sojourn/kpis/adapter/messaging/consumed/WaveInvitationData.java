package eu.sojourn.kpis.adapter.messaging.consumed;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What we read of the data of questionnaires' events about an invitation of a wave.
 *
 * @param response 1 for the first, then one for each correction
 */
record WaveInvitationData(@Nullable String invitationId, @Nullable String waveId, @Nullable String programmeId, @Nullable String segment,
        @Nullable String organisationId, @Nullable LocalDate submittedOn, @Nullable Integer response) {}
