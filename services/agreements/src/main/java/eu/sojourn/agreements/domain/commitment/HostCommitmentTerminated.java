package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;

/** The commitment of a host was ended by notice: visits after its last day are not covered. */
public record HostCommitmentTerminated(OrganisationId hostOrganisationId, int commitmentVersion, LocalDate lastDay,
        Concerned concerned) implements DomainEvent {}
