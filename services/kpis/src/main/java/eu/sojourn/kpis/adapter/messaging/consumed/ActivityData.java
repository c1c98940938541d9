package eu.sojourn.kpis.adapter.messaging.consumed;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What we read of the data of our own events about an activity, which say the whole of it. */
record ActivityData(@Nullable String activityId, @Nullable String programmeId, @Nullable String partnershipId, @Nullable String kind,
        @Nullable String type, @Nullable LocalDate plannedOn, @Nullable LocalDate doneOn, @Nullable String lead,
        @Nullable Integer expectedParticipants, @Nullable Integer actualParticipants, @Nullable String mode, @Nullable String state) {}
