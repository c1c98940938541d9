package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which approved visits an organisation has in a programme. The first ones count (rule 3), further ones are supported but do not count
 * (rule 4). Virtual visits do not use it up (rule 8). Whether a visit counts is settled when it is approved; when one that counts ends
 * early, the next to be approved counts in its place.
 *
 * @param visits  in the order of their approval
 * @param counted those of them that count
 * @param movedTo the organisation whose allowance holds these visits now; null unless the organisation was merged
 */
public record VisitAllowance(ProgrammeId programmeId, OrganisationId organisationId, List<VisitId> visits, Set<VisitId> counted,
        @Nullable OrganisationId movedTo) {

    public VisitAllowance {
        visits = List.copyOf(visits);
        counted = Set.copyOf(counted);
    }

    public VisitAllowance(ProgrammeId programmeId, OrganisationId organisationId, List<VisitId> visits, Set<VisitId> counted) {
        this(programmeId, organisationId, visits, counted, null);
    }

    public static String idOf(ProgrammeId programme, OrganisationId organisation) {
        return programme.value() + "/" + organisation.value();
    }

    public static VisitAllowance unused(ProgrammeId programme, OrganisationId organisation) {
        return new VisitAllowance(programme, organisation, List.of(), Set.of());
    }

    public Decision<VisitAllowance> take(VisitId visit, RuleSet rules) {
        if (movedTo != null) {
            return Decision.conflict(new Reason("MERGED", "organisationId", null, movedTo.value(), null,
                    "The organisation was merged into %s at this moment. Try again.".formatted(movedTo.value())));
        }
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

    /** Takes no more visits: those of another organisation's allowance hold for both. */
    public Decision<VisitAllowance> moveTo(OrganisationId survivor) {
        return Decision.unchanged(new VisitAllowance(programmeId, organisationId, visits, counted, survivor));
    }

    /** Holds the visits of both; those that counted before go on counting, even if they are more than may count now. */
    public Decision<VisitAllowance> unite(VisitAllowance moved) {
        var all = new LinkedHashSet<>(visits);
        all.addAll(moved.visits);
        var counting = new HashSet<>(counted);
        counting.addAll(moved.counted);
        return Decision.unchanged(new VisitAllowance(programmeId, organisationId, List.copyOf(all), counting, movedTo));
    }

    public VisitAllowance without(VisitId visit) {
        var counting = new HashSet<>(counted);
        counting.remove(visit);
        return new VisitAllowance(programmeId, organisationId, visits.stream().filter(other -> !other.equals(visit)).toList(), counting,
                movedTo);
    }

    /** Lets another visit count in place of one that was made and does not count after all; it stays one of the visits. */
    public Decision<VisitAllowance> uncount(VisitId visit) {
        var counting = new HashSet<>(counted);
        counting.remove(visit);
        return Decision.unchanged(new VisitAllowance(programmeId, organisationId, visits, counting, movedTo));
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
