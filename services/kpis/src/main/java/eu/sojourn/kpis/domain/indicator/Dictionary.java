package eu.sojourn.kpis.domain.indicator;

import java.util.List;
import java.util.Optional;

/** The indicators of one version of the dictionary, in the order in which a board shows them. */
public record Dictionary(int version, List<Indicator> indicators) {

    public Dictionary {
        indicators = List.copyOf(indicators);
        var described = indicators.stream().filter(indicator -> indicator.measure() != null).map(Indicator::kpi).toList();
        var ruled = Kpis.ALL.stream().map(Kpi::id).toList();
        if (!described.equals(ruled)) {
            throw new IllegalArgumentException("the dictionary describes " + described + ", but there are rules for " + ruled);
        }
    }

    public Optional<Indicator> find(String kpi) {
        return indicators.stream().filter(indicator -> indicator.kpi().equals(kpi)).findFirst();
    }
}
