package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Which approved visits an organisation has in a programme. The first ones count (rule 3), further ones are supported but do not count
 * (rule 4). Virtual visits do not use it up (rule 8).
 *
 * @param visits in the order of their approval
 */
public record VisitAllowance(ProgrammeId programmeId, OrganisationId organisationId, List<VisitId> visits) {

    public VisitAllowance {
        visits = List.copyOf(visits);
    }

    public static String idOf(ProgrammeId programme, OrganisationId organisation) {
        return programme.value() + "/" + organisation.value();
    }

    public static VisitAllowance unused(ProgrammeId programme, OrganisationId organisation) {
        return new VisitAllowance(programme, organisation, List.of());
    }

    public Decision<VisitAllowance> take(VisitId visit, RuleSet rules) {
        if (visits.contains(visit)) {
            return Decision.unchanged(this);
        }
        if (isUsedUp(rules)) {
            return Decision.refused(List.of(usedUp(rules)));
        }
        var more = new ArrayList<>(visits);
        more.add(visit);
        return Decision.accepted(new VisitAllowance(programmeId, organisationId, more));
    }

    public Decision<VisitAllowance> giveBack(VisitId visit) {
        return Decision.unchanged(without(visit));
    }

    public VisitAllowance without(VisitId visit) {
        return new VisitAllowance(programmeId, organisationId, visits.stream().filter(other -> !other.equals(visit)).toList());
    }

    public boolean counts(VisitId visit, RuleSet rules) {
        var place = visits.indexOf(visit);
        return place >= 0 && place < rules.countedVisitsPerOrganisation();
    }

    public boolean isUsedUp(RuleSet rules) {
        return rules.supportedVisitsPerOrganisation() != null && visits.size() >= rules.supportedVisitsPerOrganisation();
    }

    /** Why the organisation cannot visit again. */
    public Reason usedUp(RuleSet rules) {
        return new Reason("ALREADY_VISITED", "organisationId", 4, visits.size() + " visits",
                "at most " + rules.supportedVisitsPerOrganisation(),
                "The organisation has used up its visits in this programme. Another organisation may apply.");
    }
}
