package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;

/** Names a partnership, the consortium that runs a programme. */
public record PartnershipId(String value) implements Id {
    public PartnershipId {
        Id.check("partnershipId", value);
    }
}
