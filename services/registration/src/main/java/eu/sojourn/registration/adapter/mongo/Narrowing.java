package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.service.domain.Id;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/** Collects what has to hold of listed aggregates; what is null does not narrow. */
final class Narrowing {

    private final List<Criteria> all = new ArrayList<>();

    Narrowing is(String field, @Nullable Object value) {
        if (value != null) {
            all.add(where("state." + field).is(value instanceof Id id ? id.value() : value.toString()));
        }
        return this;
    }

    Narrowing in(String field, Collection<?> values) {
        all.add(where("state." + field).in(values.stream().map(Object::toString).sorted().toList()));
        return this;
    }

    Narrowing between(String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null || to != null) {
            var range = where("state." + field);
            if (from != null) {
                range = range.gte(from.toString());
            }
            all.add(to == null ? range : range.lte(to.toString()));
        }
        return this;
    }

    Narrowing and(@Nullable Criteria other) {
        if (other != null) {
            all.add(other);
        }
        return this;
    }

    @Nullable
    Criteria orNull() {
        return all.isEmpty() ? null : criteria();
    }

    Criteria criteria() {
        return all.isEmpty() ? new Criteria() : all.size() == 1 ? all.getFirst() : new Criteria().andOperator(all);
    }
}
