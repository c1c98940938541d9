package eu.sojourn.kpis.domain.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The indicators of one version of the dictionary, in the order in which a board shows them.
 *
 * @param kpis the rules of those that measure facts, in the same order
 */
public record Dictionary(int version, List<Indicator> indicators, List<Kpi> kpis) {

    public Dictionary {
        indicators = List.copyOf(indicators);
        kpis = List.copyOf(kpis);
        var known = new HashSet<String>();
        for (var indicator : indicators) {
            if (!known.add(indicator.kpi())) {
                throw new IllegalArgumentException("the dictionary has " + indicator.kpi() + " twice");
            }
        }
        var measured = indicators.stream().filter(indicator -> indicator.measure() != null).map(Indicator::kpi).toList();
        var ruled = kpis.stream().map(Kpi::id).toList();
        if (!measured.equals(ruled)) {
            throw new IllegalArgumentException("the dictionary describes " + measured + ", but there are rules for " + ruled);
        }
        for (var indicator : indicators) {
            var ratio = indicator.ratio();
            if (ratio != null && !(measured.contains(ratio.of()) && measured.contains(ratio.to()))) {
                throw new IllegalArgumentException(indicator.kpi() + " is a ratio of what is not measured");
            }
        }
    }

    public Optional<Indicator> find(String kpi) {
        return indicators.stream().filter(indicator -> indicator.kpi().equals(kpi)).findFirst();
    }

    /** What an indicator is made of: itself, or the two that a ratio divides. */
    public Stream<Indicator> measuring(Indicator indicator) {
        var ratio = indicator.ratio();
        return ratio == null ? Stream.of(indicator) : Stream.of(ratio.of(), ratio.to()).map(kpi -> find(kpi).orElseThrow());
    }
}
