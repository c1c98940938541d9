package eu.sojourn.agreements.adapter.http;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** @param lastDay the last day on which the commitment holds */
record TerminationRequest(@NotNull LocalDate lastDay, @NotNull String reason) {}
