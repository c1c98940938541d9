package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.service.domain.DomainEvent;

/** The host handed a version to its legal department, which is waited for from now on. */
public record HostCommitmentHandedToLegal(OrganisationId hostOrganisationId, int commitmentVersion) implements DomainEvent {}
