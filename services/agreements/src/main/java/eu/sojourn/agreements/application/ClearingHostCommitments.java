package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The host hands its commitment to its legal department, which clears it, clause by clause or at once. The methods that take an {@link Signatory}
 * are for those who may do so by a link: whether they may, their caller has decided.
 */
@Service
public class ClearingHostCommitments {
    private static final String WHO = "Only the host clears its commitment.";

    private final HostCommitments commitments;
    private final HostAccess access;
    private final Clock clock;

    ClearingHostCommitments(HostCommitments commitments, HostAccess access, Clock clock) {
        this.commitments = commitments;
        this.access = access;
        this.clock = clock;
    }

    /** @param owner who reads it; null leaves that open, or as it is */
    public Stored<HostCommitment> submitForReview(Actor actor, OrganisationId host, @Nullable String owner,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), "Only the host hands its commitment to its legal department.");
        return commitments.update(host, expectedVersion, commitment -> commitment.submitForReview(owner, now()));
    }

    /** @param shown hash of the text that was read; null where the caller does not say */
    public Stored<HostCommitment> clear(Actor actor, OrganisationId host, @Nullable Sha256 shown,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), WHO);
        return clear(author(actor), host, shown, expectedVersion);
    }

    public Stored<HostCommitment> clear(Signatory author, OrganisationId host, @Nullable Sha256 shown,
            @Nullable Long expectedVersion) {
        return ifRead(host, shown, expectedVersion, read -> read.clear(author, now()));
    }

    public Stored<HostCommitment> clearStandard(Actor actor, OrganisationId host, @Nullable Sha256 shown,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), WHO);
        return clearStandard(author(actor), host, shown, expectedVersion);
    }

    public Stored<HostCommitment> clearStandard(Signatory author, OrganisationId host, @Nullable Sha256 shown,
            @Nullable Long expectedVersion) {
        return ifRead(host, shown, expectedVersion, read -> read.clearStandard(author, now()));
    }

    public Stored<HostCommitment> clearClause(Actor actor, OrganisationId host, String clauseId, @Nullable Sha256 shown,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), WHO);
        return clearClause(author(actor), host, clauseId, shown, expectedVersion);
    }

    public Stored<HostCommitment> clearClause(Signatory author, OrganisationId host, String clauseId, @Nullable Sha256 shown,
            @Nullable Long expectedVersion) {
        return ifRead(host, shown, expectedVersion, read -> read.clearClause(clauseId, author, now()));
    }

    private Stored<HostCommitment> ifRead(OrganisationId host, @Nullable Sha256 shown, @Nullable Long expectedVersion,
            Function<HostCommitment, Decision<HostCommitment>> change) {
        return commitments.update(host, expectedVersion, commitment -> shown == null
                ? change.apply(commitment)
                : Difference.explained(commitment.ifRead(shown, change), shown, commitment));
    }

    private static Signatory author(Actor actor) {
        return Caller.of(actor).signer().by();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
