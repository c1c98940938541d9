package eu.sojourn.service.http;

import eu.sojourn.service.domain.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes values of what was sent. One that cannot exist knows its own field alone; here that field is named as it was sent. */
public final class Fields {

    private Fields() {}

    /** @throws InvalidValue naming a field such as {@code sessions[3].ends} */
    public static <A, B> List<B> each(String list, List<A> elements, Function<A, B> toValue) {
        var values = new ArrayList<B>(elements.size());
        for (var element : elements) {
            values.add(within(list + "[" + values.size() + "]", () -> toValue.apply(element)));
        }
        return values;
    }

    /** @throws InvalidValue naming a field such as {@code size.year} */
    public static <T> T within(String path, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValue e) {
            throw new InvalidValue(path + "." + e.field(), String.valueOf(e.getMessage()));
        }
    }

    /** @throws InvalidValue naming this field, whatever it is to the value */
    public static <T> T named(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValue e) {
            throw new InvalidValue(field, String.valueOf(e.getMessage()));
        }
    }
}
