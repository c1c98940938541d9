package eu.sojourn.agreements.domain.waiting;

import org.jspecify.annotations.Nullable;

/** What the host and who was asked are called; null where that was not heard. */
public record AskNames(@Nullable String host, @Nullable String asked) {}
