package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;

/** The commitment of a host has reached its last day: visits after that day are not covered. */
public record HostCommitmentExpired(OrganisationId hostOrganisationId, int commitmentVersion, LocalDate lastDay,
        Concerned concerned) implements DomainEvent {}
