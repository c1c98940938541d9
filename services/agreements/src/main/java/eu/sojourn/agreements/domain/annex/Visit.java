package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agreements knows of a visit.
 *
 * @param period null where the visit ended before its dates were heard
 */
public record Visit(VisitId visitId, XchangeId xchangeId, ProgrammeId programmeId, OrganisationId visitingOrganisationId,
        PartnershipId visitingPartnershipId, OrganisationId hostOrganisationId, PartnershipId hostPartnershipId, @Nullable Period period) {

    /** Who signs the annex: host, its partnership, visitor, its partnership; each once, with all its roles. */
    public List<Party> parties() {
        var parties = new ArrayList<Party>();
        var sameOrganisation = hostOrganisationId.equals(visitingOrganisationId);
        var samePartnership = hostPartnershipId.equals(visitingPartnershipId);
        parties.add(new Party.VisitingOrHosting(hostOrganisationId, sameOrganisation ? List.of(Role.HO, Role.VO) : List.of(Role.HO)));
        parties.add(new Party.Coordinating(hostPartnershipId, samePartnership ? List.of(Role.HOP, Role.VOP) : List.of(Role.HOP)));
        if (!sameOrganisation) {
            parties.add(new Party.VisitingOrHosting(visitingOrganisationId, List.of(Role.VO)));
        }
        if (!samePartnership) {
            parties.add(new Party.Coordinating(visitingPartnershipId, List.of(Role.VOP)));
        }
        return List.copyOf(parties);
    }
}
