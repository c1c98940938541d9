package eu.sojourn.kpis.application.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.Facets;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * Holds facts against the live board, cell by cell: if every cell has what the facts give to it, every number that can be made of either is the
 * same.
 */
final class Reconciliation {

    private record Place(LocalDate day, Facets facets) {}

    private final Dictionary dictionary;
    private final LiveBoard.Reading board;
    private final Collection<String> programmes;
    private final Map<String, Map<Place, Aggregate>> given = new HashMap<>();

    /** @param programmes whose cells the board holds for the facts that will be added */
    Reconciliation(Dictionary dictionary, LiveBoard.Reading board, Collection<String> programmes) {
        this.dictionary = dictionary;
        this.board = board;
        this.programmes = programmes;
    }

    /** Adds what a fact gives; nothing else of it is kept. */
    void add(FactSheet sheet) {
        for (var ruling : sheet.rulings()) {
            dictionary.find(ruling.kpi())
                    .ifPresent(indicator -> add(given.computeIfAbsent(ruling.kpi(), _ -> new HashMap<>()), indicator, sheet, ruling));
        }
    }

    /** For each indicator of which cells differ, how many. */
    List<String> differences() {
        var differences = new ArrayList<String>();
        for (var indicator : dictionary.indicators()) {
            if (indicator.measure() == null) {
                continue;
            }
            var cells = new HashMap<Place, Aggregate>();
            for (var programme : programmes) {
                for (var leaf : board.cells(programme, indicator.kpi())) {
                    if (leaf.content() != null) {
                        cells.put(new Place(LocalDate.ofEpochDay(leaf.day()), leaf.facets()), leaf.content());
                    }
                }
            }
            var facts = given.getOrDefault(indicator.kpi(), Map.of());
            var places = new ArrayList<>(cells.keySet());
            facts.keySet().stream().filter(place -> !cells.containsKey(place)).forEach(places::add);
            var differing = places.stream().filter(place -> !same(cells.get(place), facts.get(place))).count();
            if (differing > 0) {
                differences.add("%s: %d of %d cells differ.".formatted(indicator.name(), differing, places.size()));
            }
        }
        return differences;
    }

    private static void add(Map<Place, Aggregate> cells, Indicator indicator, FactSheet sheet, FactSheet.Ruling ruling) {
        var measure = indicator.measure();
        if (measure == null) {
            return;
        }
        for (var share : ruling.verdict().shares()) {
            var dimensions = new TreeMap<>(sheet.dimensions());
            dimensions.putAll(share.dimensions());
            cells.merge(new Place(share.on(), Facets.of(dimensions)), Aggregate.of(measure, share), Aggregate::plus);
        }
    }

    private static boolean same(@Nullable Aggregate one, @Nullable Aggregate other) {
        return one instanceof Sum(var total) && other instanceof Sum(var sum) ? total.compareTo(sum) == 0 : Objects.equals(one, other);
    }
}
