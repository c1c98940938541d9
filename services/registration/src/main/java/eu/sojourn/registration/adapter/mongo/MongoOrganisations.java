package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.Organisations;
import eu.sojourn.registration.domain.organisation.NameMatch;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.xchange.Xchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Reads organisations by the indexes of {@link Stores}; names by the index over their keys. */
@Repository
class MongoOrganisations implements Organisations {

    /** A word that more names than this have tells little by itself. */
    private static final int TELLING = 250;
    private static final int WORDS_LOOKED_FOR = 8;
    private static final int MOST = 1_000;

    private static final int MOST_SHARED = 20;

    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;

    MongoOrganisations(AggregateStore<Organisation> organisations, AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges) {
        this.organisations = organisations;
        this.visits = visits;
        this.xchanges = xchanges;
    }

    @Override
    public List<Stored<Organisation>> list(Filter filter, @Nullable String after, int limit) {
        var all = new ArrayList<Criteria>();
        narrow(all, "state.state", filter.state());
        narrow(all, "state.partnershipId", filter.partnershipId());
        narrow(all, "state.profile.country", filter.country());
        if (filter.name() != null) {
            NameMatch.words(filter.name()).stream().limit(WORDS_LOOKED_FOR).map(MongoOrganisations::named).forEach(all::add);
        }
        return organisations.page(all.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(all)), after, limit);
    }

    @Override
    public List<Organisation> resembling(Collection<String> words) {
        var sought = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(WORDS_LOOKED_FOR)
                .map(word -> named(word))
                .toList();
        var ids = new LinkedHashSet<String>();
        for (var word : sought) {
            var found = ids(List.of(word), TELLING + 1);
            if (found.size() <= TELLING) {
                ids.addAll(found);
            }
        }
        if (sought.size() > 1) {
            for (var one = 0; one < sought.size() && ids.size() < MOST; one++) {
                ids.addAll(ids(List.of(sought.get(one), sought.get((one + 1) % sought.size())), TELLING));
            }
        } else if (sought.size() == 1) {
            ids.addAll(ids(sought, TELLING));
        }
        return ids.isEmpty()
                ? List.of()
                : organisations.find(Query.query(where("_id").in(ids.stream().limit(MOST).toList()))).stream().map(Stored::state).toList();
    }

    @Override
    public List<ProgrammeId> programmesOf(OrganisationId visitor) {
        return visits.find(Query.query(where("state.parties.visitingOrganisationId").is(visitor.value())))
                .stream()
                .map(visit -> visit.state().parties().programmeId())
                .distinct()
                .toList();
    }

    @Override
    public List<Xchange> visitedByBoth(Set<OrganisationId> ones, Set<OrganisationId> others) {
        var visitedByOnes = running(ones);
        var visitedByOthers = running(others);
        return Stream.of(visitedByOnes, visitedByOthers)
                .flatMap(List::stream)
                .filter(visit -> both(visit, visitedByOnes, ones, visitedByOthers, others))
                .map(visit -> visit.parties().xchangeId().value())
                .distinct()
                .limit(MOST_SHARED)
                .flatMap(id -> xchanges.find(id).stream())
                .map(Stored::state)
                .toList();
    }

    private static boolean both(Visit visit, List<Visit> ones, Set<OrganisationId> one, List<Visit> others, Set<OrganisationId> other) {
        var xchange = visit.parties().xchangeId();
        var host = visit.parties().hostOrganisationId();
        var byOne = ones.stream().anyMatch(each -> each.parties().xchangeId().equals(xchange));
        var byOther = others.stream().anyMatch(each -> each.parties().xchangeId().equals(xchange));
        return byOne && byOther || byOne && other.contains(host) || byOther && one.contains(host);
    }

    /** Visits that something can still be done to. */
    private List<Visit> running(Set<OrganisationId> visitors) {
        return visits
                .find(Query.query(where("state.parties.visitingOrganisationId").in(visitors.stream().map(OrganisationId::value).toList())))
                .stream()
                .map(Stored::state)
                .filter(visit -> Arrays.stream(VisitCommand.values()).anyMatch(visit.state()::allows))
                .toList();
    }

    private List<String> ids(List<Criteria> words, int most) {
        var all = new ArrayList<>(words);
        all.add(where("state.state").ne(Organisation.State.MERGED.name()));
        return organisations.ids(Query.query(new Criteria().andOperator(all)).limit(most));
    }

    private static Criteria named(String word) {
        return where("state.nameKeys").in(NameMatch.keys(word));
    }

    private static void narrow(List<Criteria> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(where(field).is(value.toString()));
        }
    }
}
