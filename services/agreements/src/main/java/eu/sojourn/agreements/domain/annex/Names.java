package eu.sojourn.agreements.domain.annex;

import org.jspecify.annotations.Nullable;

/** What the programme of a visit and its partnerships are called; null where that was not heard. */
public record Names(@Nullable String programme, @Nullable String hostPartnership, @Nullable String visitingPartnership) {}
