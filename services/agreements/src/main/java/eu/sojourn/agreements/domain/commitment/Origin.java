package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.ProgrammeId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the standard clauses of a version come from.
 *
 * @param programmeId    whose clause library it is; null for the clauses that ship with the product
 * @param programmeName  as it stands in the text; null where there is no programme, or its name was not kept
 * @param libraryVersion version of that library
 * @param language       in which the clauses are worded
 */
public record Origin(@Nullable ProgrammeId programmeId, @Nullable String programmeName, int libraryVersion, String language) {
    public static final Origin SHIPPED = new Origin(null, null, 1, Wording.DEFAULT_LANGUAGE);

    /** Whether a text says of both the same beside the clauses: the programme, and the words around it. */
    boolean readsAs(Origin other) {
        return Objects.equals(programmeId, other.programmeId)
                && Phrases.in(language).language().equals(Phrases.in(other.language).language());
    }

    /** This origin for a text that was written with the name that the other has. */
    Origin namedAs(Origin other) {
        return new Origin(programmeId, other.programmeName, libraryVersion, language);
    }
}
