package eu.sojourn.messaging.store;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ConverterBuilder;

/**
 * Says that values of a type are stored as text; a service declares a bean for each such type.
 *
 * @param write gives the text
 * @param read  makes an equal value of it again
 */
public record AsText<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {

    List<GenericConverter> converters() {
        Set<GenericConverter> both = ConverterBuilder.writing(type, String.class, write::apply).andReading(read::apply).getConverters();
        return List.copyOf(both);
    }
}
