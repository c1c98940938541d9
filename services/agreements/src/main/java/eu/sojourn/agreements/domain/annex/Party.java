package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Signer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who has to sign an annex: an organisation or a partnership, with all roles it holds; it signs once for all of them. An organisation and a
 * partnership that bear the same id are two parties, because different people may bind them.
 */
public sealed interface Party {

    /** The id of the organisation or partnership. */
    String id();

    /** In the order of {@link Role}. */
    List<Role> roles();

    /** Whether that person may bind this party. */
    boolean isBoundBy(Signer signer);

    /** An organisation that visits, hosts or both. */
    record VisitingOrHosting(OrganisationId organisationId, List<Role> roles) implements Party {
        public VisitingOrHosting {
            roles = sorted(roles, EnumSet.of(Role.HO, Role.VO));
        }

        @Override
        public String id() {
            return organisationId.value();
        }

        @Override
        public boolean isBoundBy(Signer signer) {
            return signer.organisations().contains(organisationId);
        }
    }

    /** A partnership, bound by its coordinators. */
    record Coordinating(PartnershipId partnershipId, List<Role> roles) implements Party {
        public Coordinating {
            roles = sorted(roles, EnumSet.of(Role.HOP, Role.VOP));
        }

        @Override
        public String id() {
            return partnershipId.value();
        }

        @Override
        public boolean isBoundBy(Signer signer) {
            return signer.partnerships().contains(partnershipId);
        }
    }

    private static List<Role> sorted(List<Role> roles, Set<Role> possible) {
        if (roles.isEmpty() || !possible.containsAll(roles)) {
            throw new IllegalArgumentException("a party holds at least one of " + possible);
        }
        return roles.stream().distinct().sorted().toList();
    }
}
