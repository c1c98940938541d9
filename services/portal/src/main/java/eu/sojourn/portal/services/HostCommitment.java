package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standing part of the Commitment to Quality of one host, and the hash that pins a signature to its text. */
public record HostCommitment(String hostOrganisationId, String state, @Nullable Integer version, @Nullable Integer inForceVersion,
        @Nullable String programmeId, @Nullable Integer libraryVersion, @Nullable String language, @Nullable String text,
        @Nullable String textSha256, @Nullable String signedBy, @Nullable Instant signedAt, @Nullable LocalDate validUntil,
        @Nullable Lane lane, List<Clause> clauses, List<Removed> removed, List<Signed> signed, Set<String> allowed) {
    private static final String ENDING = "ending";
    private static final Set<String> ENDED = Set.of("EXPIRED", "TERMINATED");

    public HostCommitment {
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        removed = removed == null ? List.of() : List.copyOf(removed);
        signed = signed == null ? List.of() : List.copyOf(signed);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    /** The host's legal department at work. */
    public record Lane(@Nullable String owner, @Nullable Instant since, @Nullable Long ageDays, @Nullable Long uncleared,
            @Nullable Long open) {}

    /** A clause and what lawyers say of it. */
    public record Clause(String clauseId, String title, String text, String status, boolean cleared, @Nullable Integer clearedVersion,
            @Nullable Instant clearedAt, List<Segment> redline, List<Comment> comments, @Nullable Proposal proposal) {
        public Clause {
            redline = redline == null ? List.of() : List.copyOf(redline);
            comments = comments == null ? List.of() : List.copyOf(comments);
        }

        public boolean open() {
            return status.equals("OPEN");
        }
    }

    /** A run of words: {@code SAME}, {@code REMOVED} or {@code ADDED}. */
    public record Segment(String kind, String text) {}

    /** Who said something; the name is that which the holder of a link typed. */
    public record Author(String id, @Nullable String name) {}

    public record Comment(Author by, Instant at, String text) {}

    /** Another wording that waits for the other side. */
    public record Proposal(Author by, boolean byHost, Instant at, String title, String text, String wordingSha256, List<Segment> redline) {}

    /** A clause that stood in the commitment before. */
    public record Removed(String clauseId, String title) {}

    /** A version that was signed. */
    public record Signed(int version, String textSha256, Instant signedAt, LocalDate validUntil, LocalDate lastDay,
            @Nullable Instant terminatedAt, @Nullable String terminationReason) {}

    /** What is open at the host after a day. */
    public record Effect(LocalDate lastDay, List<Longer> xchanges, List<Affected> annexes, List<Affected> inForce) {}

    /** An Xchange that lasts longer. */
    public record Longer(String xchangeId, String title, LocalDate firstDay, LocalDate lastDay) {}

    /** The annex of a visit that lasts longer. */
    public record Affected(String visitId, String visitingOrganisationId, LocalDate firstDay, LocalDate lastDay) {}

    /** The clause on ending of the version in force; null where another version is the latest, or it has no such clause. */
    public @Nullable Clause ending() {
        return version == null || !version.equals(inForceVersion)
                ? null
                : clauses.stream().filter(clause -> clause.clauseId().equals(ENDING)).findFirst().orElse(null);
    }

    /** Clauses in the order in which lawyers read them: what is to be cleared first. */
    public List<Clause> toRead() {
        return clauses.stream().filter(clause -> !clause.cleared()).toList();
    }

    public List<Clause> read() {
        return clauses.stream().filter(Clause::cleared).toList();
    }

    public boolean mayDraft() {
        return allowed.contains("DRAFT");
    }

    public boolean mayReview() {
        return allowed.contains("REVIEW");
    }

    public boolean mayDiscuss() {
        return allowed.contains("DISCUSS");
    }

    public boolean mayClear() {
        return allowed.contains("CLEAR");
    }

    public boolean maySign() {
        return allowed.contains("SIGN");
    }

    public boolean mayEnd() {
        return allowed.contains("TERMINATE");
    }

    /** Whether visits from now on need another one. */
    public boolean hasEnded() {
        return ENDED.contains(state);
    }
}
