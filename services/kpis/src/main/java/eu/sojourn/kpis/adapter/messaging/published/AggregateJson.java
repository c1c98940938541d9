package eu.sojourn.kpis.adapter.messaging.published;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Aggregate.Amounts;
import eu.sojourn.kpis.domain.figure.Aggregate.Elements;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;

/**
 * What facts give, as it is written; exactly one of the three is there. Decimal numbers are texts, so that no reader rounds them.
 *
 * @param sum the total
 * @param elements each different element, and how often it is named
 * @param amounts each amount, and how often it occurs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AggregateJson(@Nullable String sum, @Nullable Map<String, Integer> elements, @Nullable Map<String, Integer> amounts) {

    public static AggregateJson of(Aggregate aggregate) {
        return switch (aggregate) {
            case Sum(var total) -> new AggregateJson(total.toPlainString(), null, null);
            case Elements(var named) -> new AggregateJson(null, named, null);
            case Amounts(var occurring) -> {
                var texts = new TreeMap<String, Integer>();
                occurring.forEach((amount, times) -> texts.put(amount.toPlainString(), times));
                yield new AggregateJson(null, null, texts);
            }
        };
    }

    /** @throws IllegalArgumentException when none of the three is there, or a number is none */
    public Aggregate aggregate() {
        if (sum != null) {
            return new Sum(new BigDecimal(sum));
        }
        if (elements != null) {
            return new Elements(new TreeMap<>(elements));
        }
        if (amounts != null) {
            SortedMap<BigDecimal, Integer> numbers = new TreeMap<>();
            amounts.forEach((amount, times) -> numbers.put(new BigDecimal(amount), times));
            return new Amounts(numbers);
        }
        throw new IllegalArgumentException("neither sum nor elements nor amounts");
    }
}
