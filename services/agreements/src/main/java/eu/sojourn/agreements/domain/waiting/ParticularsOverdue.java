package eu.sojourn.agreements.domain.waiting;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/**
 * A visitor was waited for so long to say who travels and what for. Told once for each level of an ask.
 *
 * @param visitingPartnershipId whose coordinators look after the visitor
 */
public record ParticularsOverdue(VisitId visitId, XchangeId xchangeId, OrganisationId hostOrganisationId,
        OrganisationId visitingOrganisationId, PartnershipId visitingPartnershipId, Silence silence) implements DomainEvent {}
