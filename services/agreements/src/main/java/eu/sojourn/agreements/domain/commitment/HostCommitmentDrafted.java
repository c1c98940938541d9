package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.service.domain.DomainEvent;

/** Another version was drafted that the host's legal department has to read: nobody is waited for because of an earlier one. */
public record HostCommitmentDrafted(OrganisationId hostOrganisationId, int commitmentVersion) implements DomainEvent {}
