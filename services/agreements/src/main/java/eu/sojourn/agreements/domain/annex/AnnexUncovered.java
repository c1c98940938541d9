package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/** The host commitment that an annex relied on does not cover the visit any more: the annex waits for another. */
public record AnnexUncovered(VisitId visitId, XchangeId xchangeId, OrganisationId hostOrganisationId,
        OrganisationId visitingOrganisationId) implements DomainEvent {}
