package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;

/** A host signed its commitment; annexes of its visits refer to this version from now on. */
public record HostCommitmentSigned(OrganisationId hostOrganisationId, int commitmentVersion, Sha256 textSha256, LocalDate signedOn)
        implements
            DomainEvent {}
