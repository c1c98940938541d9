package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.service.domain.DomainEvent;

/** The host's lawyers have cleared every clause of a version: the host may sign it, and is waited for from now on. */
public record HostCommitmentCleared(OrganisationId hostOrganisationId, int commitmentVersion) implements DomainEvent {}
