package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingHostCommitments.View;
import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.Clause;
import eu.sojourn.agreements.domain.commitment.CommitmentCommand;
import eu.sojourn.agreements.domain.commitment.CommitmentState;
import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a host's commitment.
 *
 * @param inForceVersion the version that was signed last; null if none was
 * @param signedBy       who signed this version; null if nobody did
 * @param clauses        the clauses of this version with their status; empty where only what is in force is shown
 * @param allowed        what the caller may do now
 */
record HostCommitmentResponse(String hostOrganisationId, CommitmentState state, int version, @Nullable Integer inForceVersion, String text,
        String textSha256, @Nullable String signedBy, @Nullable Instant signedAt, @Nullable LocalDate validUntil,
        List<ClauseResponse> clauses, List<CommitmentCommand> allowed) {

    /** A clause and whether lawyers have to read it anew. */
    record ClauseResponse(String clauseId, String title, String text, Clause.Status status) {
        static ClauseResponse of(Clause clause) {
            return new ClauseResponse(clause.clauseId(), clause.title(), clause.text(), clause.status());
        }
    }

    static HostCommitmentResponse of(View view) {
        var commitment = view.commitment().state();
        var host = commitment.hostOrganisationId();
        return switch (view) {
            case View.Whole whole -> of(host, commitment.latest().state(), commitment.latest().version(), commitment.inForce(),
                    commitment.latest().text(), commitment.signedLatest(),
                    commitment.latest().clauses().stream().map(ClauseResponse::of).toList(),
                    whole.allowed().stream().sorted().toList());
            case View.InForce _ -> {
                var signed = Objects.requireNonNull(commitment.inForce());
                yield of(host, CommitmentState.SIGNED, signed.version(), signed, signed.text(), signed, List.of(), List.of());
            }
        };
    }

    private static HostCommitmentResponse of(OrganisationId host, CommitmentState state, int version, @Nullable SignedCommitment inForce,
            CanonicalText text, @Nullable SignedCommitment signed, List<ClauseResponse> clauses, List<CommitmentCommand> allowed) {
        return new HostCommitmentResponse(host.value(), state, version, inForce == null ? null : inForce.version(), text.value(),
                text.sha256().hex(), signed == null ? null : signed.signature().by().id(),
                signed == null ? null : signed.signature().signedAt(), signed == null ? null : signed.validUntil(), clauses, allowed);
    }
}
