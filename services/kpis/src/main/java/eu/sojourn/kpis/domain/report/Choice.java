package eu.sojourn.kpis.domain.report;

import java.util.List;
import java.util.Objects;

import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Timing;

/**
 * Which indicators a table shows.
 *
 * @param kpis these, in this order; empty for all of the dictionary, in its order
 * @param measures only of these measures, where {@code RATIO} means those that are computed from two others; empty for any
 * @param timings only of these; empty for any
 */
public record Choice(List<String> kpis, List<String> measures, List<Timing> timings) {

    public static final String RATIO = "RATIO";

    public Choice {
        kpis = kpis == null ? List.of() : List.copyOf(kpis);
        measures = measures == null ? List.of() : List.copyOf(measures);
        timings = timings == null ? List.of() : List.copyOf(timings);
    }

    public static Choice of(String... kpis) {
        return new Choice(List.of(kpis), List.of(), List.of());
    }

    List<Indicator> of(Dictionary dictionary) {
        var chosen = kpis.isEmpty()
                ? dictionary.indicators()
                : kpis.stream()
                        .map(kpi -> dictionary.find(kpi)
                                .orElseThrow(() -> new IllegalArgumentException("there is no indicator " + kpi)))
                        .toList();
        return chosen.stream().filter(this::takes).toList();
    }

    private boolean takes(Indicator indicator) {
        return (measures.isEmpty() || measures.contains(measure(indicator)))
                && (timings.isEmpty() || timings.contains(indicator.timing()));
    }

    private static String measure(Indicator indicator) {
        return indicator.measure() == null ? RATIO : Objects.requireNonNull(indicator.measure()).name();
    }
}
