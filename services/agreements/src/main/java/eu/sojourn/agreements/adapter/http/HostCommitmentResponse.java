package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.application.ReadingHostCommitments.View;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.commitment.Clause;
import eu.sojourn.agreements.domain.commitment.ClearedClause;
import eu.sojourn.agreements.domain.commitment.CommitmentCommand;
import eu.sojourn.agreements.domain.commitment.CommitmentState;
import eu.sojourn.agreements.domain.commitment.CommitmentVersion;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.Redline;
import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a host's commitment.
 *
 * @param inForceVersion the version that was signed last; null if none was
 * @param programmeId    whose clause library the standard clauses come from; null for those that ship
 * @param signedBy       who signed this version; null if nobody did
 * @param validUntil     the last day of this version; null if nobody signed it
 * @param lane           the legal department at work; null where only what is in force is shown
 * @param clauses        the clauses of this version with their status; empty where only what is in force is shown
 * @param removed        clauses that were cleared before and do not stand in this version
 * @param signed         all versions that were signed, the newest first
 * @param allowed        what the caller may do now
 */
record HostCommitmentResponse(String hostOrganisationId, CommitmentState state, int version, @Nullable Integer inForceVersion,
        @Nullable String programmeId, @Nullable Integer libraryVersion, @Nullable String language, String text, String textSha256,
        @Nullable String signedBy, @Nullable Instant signedAt, @Nullable LocalDate validUntil, @Nullable LaneResponse lane,
        List<ClauseResponse> clauses, List<RemovedResponse> removed, List<SignedResponse> signed, List<CommitmentCommand> allowed) {

    /**
     * The host's legal department at work.
     *
     * @param since    when the version was handed over; null while it was not
     * @param ageDays  whole days since then, while it is read; else null
     * @param uncleared clauses that are not cleared yet
     * @param open     clauses under discussion
     */
    record LaneResponse(@Nullable String owner, @Nullable Instant since, @Nullable Long ageDays, long uncleared, long open) {
        static LaneResponse of(HostCommitment commitment, @Nullable Duration age) {
            var clauses = commitment.latest().clauses();
            return new LaneResponse(commitment.lane().owner(), commitment.lane().since(), age == null ? null : age.toDays(),
                    clauses.stream().filter(clause -> !commitment.isCleared(clause)).count(),
                    clauses.stream().filter(clause -> commitment.status(clause) == Clause.Status.OPEN).count());
        }
    }

    /**
     * A clause and whether lawyers have to read it anew.
     *
     * @param cleared        whether they have cleared it as it stands
     * @param clearedVersion version in which it was cleared last, in whatever wording
     * @param redline        what changed since then; empty where nothing did, or it never was cleared
     */
    record ClauseResponse(String clauseId, String title, String text, Clause.Status status, boolean cleared,
            @Nullable Integer clearedVersion, @Nullable Instant clearedAt, List<Redline.Segment> redline, List<CommentResponse> comments,
            @Nullable ProposalResponse proposal) {
        static ClauseResponse of(HostCommitment commitment, Clause clause) {
            var notes = commitment.lane().on(clause.clauseId());
            var cleared = commitment.clearedLast(clause.clauseId());
            return new ClauseResponse(clause.clauseId(), clause.title(), clause.text(), commitment.status(clause),
                    commitment.isCleared(clause), cleared.map(ClearedClause::version).orElse(null),
                    cleared.map(ClearedClause::at).orElse(null), commitment.redline(clause),
                    notes.comments()
                            .stream()
                            .map(each -> new CommentResponse(AuthorResponse.of(each.by()), each.at(), each.text()))
                            .toList(),
                    Optional.ofNullable(notes.proposal())
                            .map(each -> new ProposalResponse(AuthorResponse.of(each.by()), each.byHost(), each.at(), each.title(),
                                    each.text(), each.wordingSha256().hex(),
                                    Redline.between(clause.title() + "\n" + clause.text(), each.title() + "\n" + each.text())))
                            .orElse(null));
        }
    }

    /** @param name what the holder of a link typed; null for a person who was signed in */
    record AuthorResponse(String id, @Nullable String name) {
        static AuthorResponse of(Signatory author) {
            return new AuthorResponse(author.id(), author.name());
        }
    }

    /** What somebody said about a clause. */
    record CommentResponse(AuthorResponse by, Instant at, String text) {}

    /**
     * Another wording that waits for the answer of the other side.
     *
     * @param wordingSha256 to be sent with an acceptance
     * @param redline       what it changes
     */
    record ProposalResponse(AuthorResponse by, boolean byHost, Instant at, String title, String text, String wordingSha256,
            List<Redline.Segment> redline) {}

    /** A clause that no longer stands in the commitment. */
    record RemovedResponse(String clauseId, String title) {}

    /**
     * A version that was signed.
     *
     * @param lastDay      the last day on which it holds
     * @param terminatedAt when notice was given; null if it was not
     */
    record SignedResponse(int version, String textSha256, Instant signedAt, LocalDate validUntil, LocalDate lastDay,
            @Nullable Instant terminatedAt, @Nullable String terminationReason) {
        static SignedResponse of(SignedCommitment signed) {
            var termination = signed.termination();
            return new SignedResponse(signed.version(), signed.text().sha256().hex(), signed.signature().signedAt(), signed.validUntil(),
                    signed.lastDay(), termination == null ? null : termination.at(), termination == null ? null : termination.reason());
        }
    }

    static HostCommitmentResponse of(View view, @Nullable Duration age) {
        var commitment = view.commitment().state();
        return switch (view) {
            case View.Whole whole -> whole(commitment, age, whole.allowed().stream().sorted().toList());
            case View.InForce _ -> inForce(commitment);
        };
    }

    private static HostCommitmentResponse whole(HostCommitment commitment, @Nullable Duration age, List<CommitmentCommand> allowed) {
        var latest = commitment.latest();
        var last = commitment.inForce();
        var signature = Optional.ofNullable(commitment.signedLatest());
        return new HostCommitmentResponse(commitment.hostOrganisationId().value(), latest.state(), latest.version(),
                last == null ? null : last.version(),
                Optional.ofNullable(latest.origin().programmeId()).map(ProgrammeId::value).orElse(null), latest.origin().libraryVersion(),
                latest.origin().language(), latest.text().value(), latest.text().sha256().hex(),
                signature.map(signed -> signed.signature().by().id()).orElse(null),
                signature.map(signed -> signed.signature().signedAt()).orElse(null), signature.map(SignedCommitment::lastDay).orElse(null),
                LaneResponse.of(commitment, age),
                latest.clauses().stream().map(clause -> ClauseResponse.of(commitment, clause)).toList(), removed(commitment, latest),
                commitment.signed().reversed().stream().map(SignedResponse::of).toList(), allowed);
    }

    private static List<RemovedResponse> removed(HostCommitment commitment, CommitmentVersion latest) {
        var there = latest.clauses().stream().map(Clause::clauseId).toList();
        return commitment.cleared()
                .stream()
                .filter(each -> !there.contains(each.clauseId()))
                .map(each -> new RemovedResponse(each.clauseId(), each.title()))
                .toList();
    }

    private static HostCommitmentResponse inForce(HostCommitment commitment) {
        var signed = Objects.requireNonNull(commitment.inForce());
        var state = commitment.runsUntil() != null
                ? CommitmentState.SIGNED
                : signed.termination() == null ? CommitmentState.EXPIRED : CommitmentState.TERMINATED;
        return new HostCommitmentResponse(commitment.hostOrganisationId().value(), state, signed.version(), signed.version(), null, null,
                null, signed.text().value(), signed.text().sha256().hex(), signed.signature().by().id(),
                signed.signature().signedAt(), signed.lastDay(), null, List.of(), List.of(), List.of(), List.of());
    }
}
