package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.Clause;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.StandardClauses;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host or a coordinator drafts the host's commitment, from the standard clauses and what was negotiated. */
@Service
public class DraftingHostCommitments {
    private final HostCommitments commitments;
    private final Organisations organisations;
    private final HostAccess access;
    private final Clock clock;

    DraftingHostCommitments(HostCommitments commitments, Organisations organisations, HostAccess access, Clock clock) {
        this.commitments = commitments;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Drafts a version with these clauses; clauses that stand in the latest version already change nothing, unless that one is signed and has
     * to be renewed within a year.
     *
     * @param negotiated      clauses of this host, put into or added to the standard ones
     * @param expectedVersion the version that the caller saw; null if it does not matter
     */
    public Stored<HostCommitment> draft(Actor actor, OrganisationId hostId, List<Clause> negotiated, @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, hostId), "Only the host and its coordinators draft its commitment.");
        var host = organisations.find(hostId).orElseThrow(() -> new NotFound("organisation", hostId.value()));
        var clauses = StandardClauses.with(negotiated);
        return commitments.find(hostId).isPresent()
                ? redraft(host, clauses, expectedVersion)
                : draftFirst(host, clauses, expectedVersion);
    }

    private Stored<HostCommitment> draftFirst(Organisation host, List<Clause> clauses, @Nullable Long expectedVersion) {
        if (expectedVersion != null) {
            throw new StaleVersion(expectedVersion, 0);
        }
        try {
            return commitments.create(host.organisationId(), HostCommitment.draft(host, clauses));
        } catch (Refusal somebodyElseWasFirst) {
            return redraft(host, clauses, null);
        }
    }

    private Stored<HostCommitment> redraft(Organisation host, List<Clause> clauses, @Nullable Long expectedVersion) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return commitments.update(host.organisationId(), expectedVersion, commitment -> commitment.redraft(host, clauses, today));
    }
}
