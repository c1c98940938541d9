package eu.sojourn.kpis.adapter.messaging.consumed;

import org.jspecify.annotations.Nullable;

/** What we read of the data of agreements' events about an annex. */
record AnnexData(@Nullable String visitId, @Nullable String xchangeId, @Nullable String organisationId) {}
