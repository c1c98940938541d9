package eu.sojourn.agreements.adapter.http;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Another wording of a clause; the title stays where none is given. */
record WordingRequest(@Nullable String title, @NotNull String text) {}
