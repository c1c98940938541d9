package eu.sojourn.agreements.domain;

import java.util.Set;

/** A person who signs, and the organisations and partnerships that this person may bind. */
public record Signer(PersonId personId, Set<OrganisationId> organisations, Set<PartnershipId> partnerships) {
    public Signer {
        organisations = Set.copyOf(organisations);
        partnerships = Set.copyOf(partnerships);
    }
}
