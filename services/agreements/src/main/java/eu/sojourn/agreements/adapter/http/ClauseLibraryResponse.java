package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.commitment.ClauseLibrary;
import eu.sojourn.agreements.domain.commitment.LibraryClause;
import eu.sojourn.agreements.domain.commitment.LibraryVersion;
import eu.sojourn.agreements.domain.commitment.Variable;
import eu.sojourn.agreements.domain.commitment.Wording;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the clause library of a programme.
 *
 * @param version       of these clauses
 * @param latestVersion the one that drafts are made from
 * @param variables     what may stand in clauses
 * @param versions      all there are, the newest first
 */
record ClauseLibraryResponse(String programmeId, int version, int latestVersion, List<ClauseResponse> clauses, List<String> variables,
        List<VersionResponse> versions) {

    /** A clause in each of its languages. */
    record ClauseResponse(String clauseId, List<Wording> wordings) {
        static ClauseResponse of(LibraryClause clause) {
            return new ClauseResponse(clause.clauseId(), clause.wordings());
        }
    }

    /** Who published a version; nobody did where it shipped with the product. */
    record VersionResponse(int version, @Nullable String publishedBy, @Nullable Instant publishedAt) {
        static VersionResponse of(LibraryVersion version) {
            return new VersionResponse(version.version(), version.publishedBy(), version.publishedAt());
        }
    }

    static ClauseLibraryResponse of(ClauseLibrary library, LibraryVersion shown) {
        return new ClauseLibraryResponse(library.programmeId().value(), shown.version(), library.latest().version(),
                shown.clauses().stream().map(ClauseResponse::of).toList(), Arrays.stream(Variable.values()).map(Variable::use).toList(),
                library.versions().reversed().stream().map(VersionResponse::of).toList());
    }
}
