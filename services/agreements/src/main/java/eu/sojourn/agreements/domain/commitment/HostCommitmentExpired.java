package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;
import java.util.List;

/**
 * The commitment of a host has reached its last day: visits after that day are not covered.
 *
 * @param partnerships whose coordinators look after the host, or after Xchanges and visits there that need another commitment
 */
public record HostCommitmentExpired(OrganisationId hostOrganisationId, int commitmentVersion, LocalDate lastDay,
        List<PartnershipId> partnerships) implements DomainEvent {
    public HostCommitmentExpired {
        partnerships = List.copyOf(partnerships);
    }
}
