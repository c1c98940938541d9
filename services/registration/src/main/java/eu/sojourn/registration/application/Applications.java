package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Membership;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.visit.Application;
import eu.sojourn.registration.domain.visit.Place;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.xchange.Xchange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Gathers all that eligibility and lump sums depend on, as it is now. */
@Service
class Applications {

    private final AggregateStore<Xchange> xchanges;
    private final Survivors survivors;
    private final AggregateStore<Programme> programmes;
    private final AggregateStore<VisitAllowance> allowances;
    private final Today today;

    Applications(AggregateStore<Xchange> xchanges, Survivors survivors, AggregateStore<Programme> programmes,
            AggregateStore<VisitAllowance> allowances, Today today) {
        this.xchanges = xchanges;
        this.survivors = survivors;
        this.programmes = programmes;
        this.allowances = allowances;
        this.today = today;
    }

    /**
     * An application that nothing is stored of yet.
     *
     * @param waitlist whether it would wait for a place
     * @param encoded  whether a coordinator encodes it
     */
    Application of(Xchange xchange, RuleSet rules, Organisation visitor, Place from, boolean withDisability, boolean waitlist,
            boolean encoded) {
        var programme = programmes.get(xchange.programmeId().value()).state();
        return new Application(programme, rules, xchange, visitor, from, withDisability, host(xchange), listedClusters(visitor),
                allowance(programme, visitor), false, waitlist, encoded, today.date());
    }

    /** What stands for and against a visit that was applied for; its deadline is past and no concern any more. */
    Application of(Visit visit, RuleSet rules) {
        return of(visit, xchange(visit), rules, false);
    }

    /** As the other, on what is planned of its Xchange. */
    Application of(Visit visit, Xchange xchange, RuleSet rules) {
        return of(visit, xchange, rules, false);
    }

    /** As the other, for a visit to which it does not matter now whether there is a place. */
    Application waiting(Visit visit, RuleSet rules) {
        return of(visit, xchange(visit), rules, true);
    }

    private Xchange xchange(Visit visit) {
        return xchanges.get(visit.parties().xchangeId().value()).state();
    }

    private Application of(Visit visit, Xchange xchange, RuleSet rules, boolean waitlist) {
        var parties = visit.parties();
        var programme = programmes.get(parties.programmeId().value()).state();
        var visitor = survivors.get(parties.visitingOrganisationId()).state();
        return new Application(programme, rules, xchange, visitor, visit.from(), visit.withDisability(), host(xchange),
                listedClusters(visitor), allowance(programme, visitor).without(visit.visitId()),
                xchange.places().contains(visit.visitId()), waitlist, true, today.date());
    }

    static Place seat(Organisation organisation) {
        return new Place(organisation.profile().country(), organisation.profile().location(), null);
    }

    private Organisation host(Xchange xchange) {
        return survivors.get(xchange.hostOrganisationId()).state();
    }

    private VisitAllowance allowance(Programme programme, Organisation visitor) {
        return allowances.find(VisitAllowance.idOf(programme.programmeId(), visitor.organisationId()))
                .map(Stored::state)
                .orElse(VisitAllowance.unused(programme.programmeId(), visitor.organisationId()));
    }

    /** Clusters of the visitor that a partnership has validated; one that was merged is listed where the one that goes on is. */
    private Set<OrganisationId> listedClusters(Organisation visitor) {
        return visitor.profile()
                .memberships()
                .stream()
                .map(Membership::cluster)
                .distinct()
                .filter(cluster -> survivors.find(cluster).map(Stored::state).filter(Applications::isListed).isPresent())
                .collect(Collectors.toSet());
    }

    private static boolean isListed(Organisation cluster) {
        return cluster.state() == Organisation.State.VALIDATED && cluster.profile().type() == OrganisationType.CLUSTER_ORGANISATION;
    }
}
