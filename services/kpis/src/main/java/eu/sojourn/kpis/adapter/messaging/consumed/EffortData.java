package eu.sojourn.kpis.adapter.messaging.consumed;

import org.jspecify.annotations.Nullable;

/** What we read of the data of registration's events about what a form cost. */
record EffortData(@Nullable String xchangeId, @Nullable String role, @Nullable String task, @Nullable Integer fields,
        @Nullable Integer clicks, @Nullable Integer seconds) {}
