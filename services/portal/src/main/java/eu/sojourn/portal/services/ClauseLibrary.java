package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standard clauses of a programme in one version, and which other versions there are. */
public record ClauseLibrary(String programmeId, int version, int latestVersion, List<Clause> clauses, List<String> variables,
        List<Version> versions) {

    /** A clause in each of its languages. */
    public record Clause(String clauseId, List<Wording> wordings) {}

    public record Wording(String language, String title, String text) {}

    public record Version(int version, @Nullable String publishedBy, @Nullable Instant publishedAt) {}
}
