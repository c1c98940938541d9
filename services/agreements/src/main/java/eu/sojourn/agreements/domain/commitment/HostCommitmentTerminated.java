package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;
import java.util.List;

/**
 * The commitment of a host was ended by notice: visits after its last day are not covered.
 *
 * @param partnerships whose coordinators look after the host, or after Xchanges and visits there that need another commitment
 */
public record HostCommitmentTerminated(OrganisationId hostOrganisationId, int commitmentVersion, LocalDate lastDay,
        List<PartnershipId> partnerships) implements DomainEvent {
    public HostCommitmentTerminated {
        partnerships = List.copyOf(partnerships);
    }
}
