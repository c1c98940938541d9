package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.Organisations;
import eu.sojourn.registration.domain.organisation.NameMatch;
import eu.sojourn.registration.domain.organisation.Organisation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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

    private final AggregateStore<Organisation> organisations;

    MongoOrganisations(AggregateStore<Organisation> organisations) {
        this.organisations = organisations;
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
