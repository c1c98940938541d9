package eu.sojourn.agreements.adapter.http;

import jakarta.validation.constraints.NotNull;

/** The version of the agenda that the host has seen and confirms. */
record ConfirmationRequest(@NotNull Integer version) {}
