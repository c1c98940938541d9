package eu.sojourn.agreements.domain.waiting;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.annex.Role;
import eu.sojourn.agreements.domain.annex.Visit;
import java.util.List;

/** Who is waited for. Organisations and partnerships may bear the same id. */
public record Asked(Kind kind, String id, List<Role> roles) {

    /** Whether an organisation or a partnership was asked. */
    public enum Kind {
        ORGANISATION, PARTNERSHIP
    }

    public Asked {
        roles = List.copyOf(roles);
    }

    public static Asked of(Party party) {
        return new Asked(switch (party) {
            case Party.VisitingOrHosting _ -> Kind.ORGANISATION;
            case Party.Coordinating _ -> Kind.PARTNERSHIP;
        }, party.id(), party.roles());
    }

    static Asked visitorOf(Visit visit) {
        return new Asked(Kind.ORGANISATION, visit.visitingOrganisationId().value(), List.of(Role.VO));
    }

    static Asked host(OrganisationId host) {
        return new Asked(Kind.ORGANISATION, host.value(), List.of(Role.HO));
    }

    static Asked hostPartnershipOf(Xchange xchange) {
        return new Asked(Kind.PARTNERSHIP, xchange.hostPartnershipId().value(), List.of(Role.HOP));
    }

    /** As a party of an annex. */
    public Party party() {
        return switch (kind) {
            case ORGANISATION -> new Party.VisitingOrHosting(new OrganisationId(id), roles);
            case PARTNERSHIP -> new Party.Coordinating(new PartnershipId(id), roles);
        };
    }
}
