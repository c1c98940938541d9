package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which approved visits an organisation has in a programme. The first ones count (rule 3), further ones are supported but do not count
 * (rule 4). Virtual visits do not use it up (rule 8). Whether a visit counts is settled when it is approved; when one that counts ends
 * early, the next to be approved counts in its place.
 *
 * @param visits  in the order of their approval
 * @param counted those of them that count
 */
public record VisitAllowance(ProgrammeId programmeId, OrganisationId organisationId, List<VisitId> visits, Set<VisitId> counted) {

    public VisitAllowance {
        visits = List.copyOf(visits);
        counted = Set.copyOf(counted);
    }

    public static String idOf(ProgrammeId programme, OrganisationId organisation) {
        return programme.value() + "/" + organisation.value();
    }

    public static VisitAllowance unused(ProgrammeId programme, OrganisationId organisation) {
        return new VisitAllowance(programme, organisation, List.of(), Set.of());
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
        var counting = new HashSet<>(counted);
        if (counting.size() < rules.countedVisitsPerOrganisation()) {
            counting.add(visit);
        }
        return Decision.accepted(new VisitAllowance(programmeId, organisationId, more, counting));
    }

    public Decision<VisitAllowance> giveBack(VisitId visit) {
        return Decision.unchanged(without(visit));
    }

    public VisitAllowance without(VisitId visit) {
        var counting = new HashSet<>(counted);
        counting.remove(visit);
        return new VisitAllowance(programmeId, organisationId, visits.stream().filter(other -> !other.equals(visit)).toList(), counting);
    }

    /** Lets another visit count in place of one that was made and does not count after all; it stays one of the visits. */
    public Decision<VisitAllowance> uncount(VisitId visit) {
        var counting = new HashSet<>(counted);
        counting.remove(visit);
        return Decision.unchanged(new VisitAllowance(programmeId, organisationId, visits, counting));
    }

    public boolean counts(VisitId visit) {
        return counted.contains(visit);
    }

    public boolean isUsedUp(RuleSet rules) {
        return rules.supportedVisitsPerOrganisation() != null && visits.size() >= rules.supportedVisitsPerOrganisation();
    }

    /** Why the organisation cannot visit again. */
    public Reason usedUp(RuleSet rules) {
        var most = rules.supportedVisitsPerOrganisation();
        var countedOnly = Objects.equals(most, rules.countedVisitsPerOrganisation());
        return new Reason("ALREADY_VISITED", "organisationId", countedOnly ? 3 : 4, visits.size() + " visits", "at most " + most,
                "The organisation has used up its visits in this programme. Another organisation may apply, or this one to a virtual Xchange.");
    }
}
