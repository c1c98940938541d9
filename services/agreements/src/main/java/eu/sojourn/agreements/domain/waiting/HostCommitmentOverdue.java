package eu.sojourn.agreements.domain.waiting;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;

/**
 * A host was waited for so long to clear or to sign its commitment. Told once for each level of an ask.
 *
 * @param partnerships whose coordinators look after the host; none where no partnership has validated it
 */
public record HostCommitmentOverdue(OrganisationId hostOrganisationId, AskedFor what, Silence silence,
        List<PartnershipId> partnerships) implements DomainEvent {
    public HostCommitmentOverdue {
        partnerships = List.copyOf(partnerships);
    }
}
