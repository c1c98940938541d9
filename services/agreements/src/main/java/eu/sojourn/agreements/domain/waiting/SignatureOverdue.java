package eu.sojourn.agreements.domain.waiting;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;

/**
 * A party was asked to sign and has been silent for so long. Told once for each level of an ask.
 *
 * @param partnerships whose coordinators look after the visit
 */
public record SignatureOverdue(VisitId visitId, XchangeId xchangeId, ProgrammeId programmeId, OrganisationId hostOrganisationId,
        Asked asked, Silence silence, List<PartnershipId> partnerships) implements DomainEvent {
    public SignatureOverdue {
        partnerships = List.copyOf(partnerships);
    }
}
