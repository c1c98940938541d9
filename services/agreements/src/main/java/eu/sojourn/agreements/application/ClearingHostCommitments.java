package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host hands its commitment to its legal department, and clears it. */
@Service
public class ClearingHostCommitments {
    private final HostCommitments commitments;
    private final HostAccess access;

    ClearingHostCommitments(HostCommitments commitments, HostAccess access) {
        this.commitments = commitments;
        this.access = access;
    }

    public Stored<HostCommitment> submitForReview(Actor actor, OrganisationId host, @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), "Only the host hands its commitment to its legal department.");
        return commitments.update(host, expectedVersion, HostCommitment::submitForReview);
    }

    public Stored<HostCommitment> clear(Actor actor, OrganisationId host, @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), "Only the host clears its commitment.");
        return commitments.update(host, expectedVersion, HostCommitment::clear);
    }
}
