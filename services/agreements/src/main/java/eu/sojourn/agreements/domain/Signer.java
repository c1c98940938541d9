package eu.sojourn.agreements.domain;

import java.util.Set;

/** Who signs, and the organisations and partnerships that it may bind. */
public record Signer(Signatory by, Set<OrganisationId> organisations, Set<PartnershipId> partnerships) {
    public Signer {
        organisations = Set.copyOf(organisations);
        partnerships = Set.copyOf(partnerships);
    }
}
