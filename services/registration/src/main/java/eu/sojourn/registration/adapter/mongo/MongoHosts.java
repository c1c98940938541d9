package eu.sojourn.registration.adapter.mongo;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.messaging.store.Wanted;
import eu.sojourn.registration.application.Matching;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Country;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** Finds hosts by an index of {@link Stores}. */
@Repository
class MongoHosts implements Matching.Hosts {

    private final AggregateStore<Organisation> organisations;

    MongoHosts(AggregateStore<Organisation> organisations) {
        this.organisations = organisations;
    }

    @Override
    public List<Organisation> willing(Set<Country> countries, int limit) {
        var willing = new Narrowing().is("state", Organisation.State.VALIDATED)
                .and(Criteria.where("state.profile.willingToHost").is(true));
        if (!countries.isEmpty()) {
            willing.in("profile.country", countries.stream().map(Country::value).toList());
        }
        return organisations.slice(Wanted.by(willing.criteria()), Order.BY_ID, null, limit).items().stream().map(Stored::state).toList();
    }
}
