package eu.sojourn.agreements.adapter.http;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** @param opens whether the clause is under discussion from now on; false where it is left out */
record CommentRequest(@NotNull String text, @Nullable Boolean opens) {}
