package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All host commitments, one for each host; a change and its events are one write. */
public interface HostCommitments {

    Optional<Stored<HostCommitment>> find(OrganisationId host);

    Stored<HostCommitment> get(OrganisationId host);

    Stored<HostCommitment> create(OrganisationId host, Decision<HostCommitment> decision);

    /** Hosts whose commitment's last day was before that one, and of which nobody has told yet. */
    List<OrganisationId> thatRanUntilBefore(LocalDate day);

    /** @param expectedVersion the version that the caller saw; null if it does not matter */
    Stored<HostCommitment> update(OrganisationId host, @Nullable Long expectedVersion,
            Function<HostCommitment, Decision<HostCommitment>> change);
}
