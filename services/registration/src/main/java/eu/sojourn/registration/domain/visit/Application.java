package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Xchange;
import java.time.LocalDate;
import java.util.Set;

/**
 * All that eligibility and the lump sum depend on.
 *
 * @param rules          the rule set that applies
 * @param visitor        the organisation that applies
 * @param from           where the person who visits is based
 * @param withDisability whether that person has a disability (rule 7)
 * @param host           the organisation that hosts
 * @param listedClusters those clusters of the visitor's memberships that are listed: validated cluster organisations (rule 9)
 * @param allowance      the visitor's approved visits in the programme, without this one
 * @param hasPlace       whether this visit has a place in the Xchange already
 * @param waitlist       whether it would wait for a place
 * @param encoded        whether a coordinator encodes it on the visitor's behalf; deadlines are for visitors
 * @param today          the day of the application
 */
public record Application(Programme programme, RuleSet rules, Xchange xchange, Organisation visitor, Place from, boolean withDisability,
        Organisation host, Set<OrganisationId> listedClusters, VisitAllowance allowance, boolean hasPlace, boolean waitlist,
        boolean encoded, LocalDate today) {

    public Application {
        listedClusters = Set.copyOf(listedClusters);
    }

    /** The same application, judged by other rules. */
    public Application by(RuleSet others) {
        return new Application(programme, others, xchange, visitor, from, withDisability, host, listedClusters, allowance, hasPlace,
                waitlist, encoded, today);
    }

    /** Whether the visit would count for the KPIs if it were approved now (rules 3 and 8). */
    public boolean wouldCount() {
        return xchange.mode() == Xchange.Mode.PHYSICAL && allowance.counted().size() < rules.countedVisitsPerOrganisation();
    }
}
