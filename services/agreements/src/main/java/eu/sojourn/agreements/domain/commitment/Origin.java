package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * Where the standard clauses of a version come from.
 *
 * @param programmeId    whose clause library it is; null for the clauses that ship with the product
 * @param libraryVersion version of that library
 * @param language       in which the clauses are worded
 */
public record Origin(@Nullable ProgrammeId programmeId, int libraryVersion, String language) {
    public static final Origin SHIPPED = new Origin(null, 1, Wording.DEFAULT_LANGUAGE);
}
