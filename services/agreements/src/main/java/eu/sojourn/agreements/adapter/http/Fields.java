package eu.sojourn.agreements.adapter.http;

import eu.sojourn.service.domain.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Names the element of a list that could not become a value. */
final class Fields {
    private Fields() {}

    /** @throws InvalidValue naming a field such as {@code sessions[3].ends} */
    static <A, B> List<B> each(String list, List<A> elements, Function<A, B> toValue) {
        var values = new ArrayList<B>(elements.size());
        for (var i = 0; i < elements.size(); i++) {
            try {
                values.add(toValue.apply(elements.get(i)));
            } catch (InvalidValue e) {
                throw new InvalidValue(list + "[" + i + "]." + e.field(), e.getMessage());
            }
        }
        return values;
    }
}
