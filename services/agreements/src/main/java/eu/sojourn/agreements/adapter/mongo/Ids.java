package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.service.domain.Id;
import java.util.Collection;
import org.springframework.data.mongodb.core.query.Criteria;

/** Criteria over ids, which are stored as strings under {@code state}. */
final class Ids {
    private Ids() {}

    static Criteria is(String field, Id id) {
        return where("state." + field).is(id.value());
    }

    static Criteria in(String field, Collection<? extends Id> ids) {
        return where("state." + field).in(ids.stream().map(Id::value).toList());
    }
}
