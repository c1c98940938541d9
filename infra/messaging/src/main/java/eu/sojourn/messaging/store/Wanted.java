package eu.sojourn.messaging.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * What a list shows, told in two parts: what an index finds in the order of the list, and what has to be looked at one by one.
 *
 * @param anyOf  alternatives, each with an index over the fields that it compares, the field of the order and {@code _id}, so that a page
 *               reads no more than it shows; one empty alternative for all, none for nothing
 * @param filter what else must hold; a page looks at a bounded number of what the index finds, and may so be shorter than asked though
 *               others follow. Null for nothing else
 */
public record Wanted(List<Criteria> anyOf, @Nullable Criteria filter) {

    public Wanted {
        anyOf = List.copyOf(anyOf);
    }

    public static Wanted by(Criteria indexed) {
        return new Wanted(List.of(indexed), null);
    }
}
