package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The standard clauses of a programme, in versions. The first version is what ships with the product. Publishing another one changes no
 * commitment that was drafted before.
 */
public record ClauseLibrary(ProgrammeId programmeId, List<LibraryVersion> versions) {
    private static final int MOST_VERSIONS = 30;

    public ClauseLibrary {
        versions = List.copyOf(versions);
    }

    /** The library of a programme that has published none. */
    public static ClauseLibrary shipped(ProgrammeId programmeId) {
        return new ClauseLibrary(programmeId, List.of(StandardClauses.library()));
    }

    public LibraryVersion latest() {
        return versions.getLast();
    }

    public Optional<LibraryVersion> version(int number) {
        return versions.stream().filter(each -> each.version() == number).findFirst();
    }

    /** The same clauses again change nothing. */
    public Decision<ClauseLibrary> publish(List<LibraryClause> clauses, String by, Instant at) {
        if (clauses.equals(latest().clauses())) {
            return Decision.unchanged(this);
        }
        if (versions.size() >= MOST_VERSIONS) {
            return Decision.conflict(Reason.of("TOO_MANY_VERSIONS", "A clause library has at most " + MOST_VERSIONS + " versions."));
        }
        var next = new LibraryVersion(latest().version() + 1, clauses, by, at);
        return Decision.accepted(new ClauseLibrary(programmeId, Stream.concat(versions.stream(), Stream.of(next)).toList()));
    }
}
