package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.Id;

/** A consortium that runs a programme; validates organisations, pays lump sums, may sign as VOP or HOP. */
public record PartnershipId(String value) implements Id {
    public PartnershipId {
        Id.check("partnershipId", value);
    }
}
