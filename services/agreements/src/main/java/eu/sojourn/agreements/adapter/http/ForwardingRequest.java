package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.link.Purpose;
import jakarta.validation.constraints.NotNull;

/** @param holder for whom it is, e.g. the legal department */
record ForwardingRequest(@NotNull Purpose purpose, @NotNull String holder) {}
