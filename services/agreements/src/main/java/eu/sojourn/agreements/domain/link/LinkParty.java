package eu.sojourn.agreements.domain.link;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.annex.Visit;
import java.util.Set;

/** The one party that the holder of a link reads and signs for. */
public record LinkParty(Kind kind, String partyId) {

    /** Organisations and partnerships may bear the same id. */
    public enum Kind {
        ORGANISATION, PARTNERSHIP
    }

    public LinkParty {
        switch (kind) {
            case ORGANISATION -> new OrganisationId(partyId);
            case PARTNERSHIP -> new PartnershipId(partyId);
        }
    }

    public static LinkParty of(OrganisationId organisationId) {
        return new LinkParty(Kind.ORGANISATION, organisationId.value());
    }

    public Set<OrganisationId> organisations() {
        return kind == Kind.ORGANISATION ? Set.of(new OrganisationId(partyId)) : Set.of();
    }

    public Set<PartnershipId> partnerships() {
        return kind == Kind.PARTNERSHIP ? Set.of(new PartnershipId(partyId)) : Set.of();
    }

    /** Whether this party signs the annex of that visit. */
    public boolean isPartyOf(Visit visit) {
        return switch (kind) {
            case ORGANISATION ->
                partyId.equals(visit.hostOrganisationId().value()) || partyId.equals(visit.visitingOrganisationId().value());
            case PARTNERSHIP -> partyId.equals(visit.hostPartnershipId().value()) || partyId.equals(visit.visitingPartnershipId().value());
        };
    }
}
