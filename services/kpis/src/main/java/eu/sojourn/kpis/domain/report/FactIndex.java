package eu.sojourn.kpis.domain.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.ReportedFact.Given;

/** The facts of a report, found by what they give to. */
final class FactIndex {

    /** A fact with all that it gives to an indicator. */
    record Giving(ReportedFact fact, List<Given> gives) {}

    private final Map<String, Map<String, Giving>> byKpi = new HashMap<>();

    FactIndex(List<ReportedFact> facts) {
        for (var fact : facts) {
            for (var ruling : fact.rulings()) {
                if (!ruling.gives().isEmpty()) {
                    byKpi.computeIfAbsent(ruling.kpi(), _ -> new LinkedHashMap<>())
                            .put(fact.factId(), new Giving(fact, ruling.gives()));
                }
            }
        }
    }

    /** The facts that give something to an indicator, or the one of them that is named, if it does. */
    Collection<Giving> giving(String kpi, @Nullable String factId) {
        var giving = byKpi.getOrDefault(kpi, Map.of());
        if (factId == null) {
            return giving.values();
        }
        var one = giving.get(factId);
        return one == null ? List.of() : List.of(one);
    }
}
