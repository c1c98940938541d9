package eu.sojourn.agreements.adapter.http;

import org.jspecify.annotations.Nullable;

/** @param reason becomes a comment on the clause */
record RejectionRequest(@Nullable String reason) {}
