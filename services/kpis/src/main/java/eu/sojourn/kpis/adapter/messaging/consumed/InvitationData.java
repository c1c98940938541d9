package eu.sojourn.kpis.adapter.messaging.consumed;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What we read of the data of questionnaires' events about an invitation. */
record InvitationData(@Nullable String visitId, @Nullable String xchangeId, @Nullable String programmeId, @Nullable String audience,
        @Nullable LocalDate submittedOn, @Nullable String outcome) {}
