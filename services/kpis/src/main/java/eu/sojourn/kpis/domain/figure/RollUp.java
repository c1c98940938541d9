package eu.sojourn.kpis.domain.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Total.Shown;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.service.domain.InvalidValue;

/**
 * Figures broken down. Each row and the total are merged from the cells themselves, so that different elements and medians are exact in
 * each. For one thread.
 */
public final class RollUp {

    /** How many figures an answer holds at most. */
    public static final int MOST = 20_000;

    private final List<Axis> axes;
    private final List<Indicator> indicators;
    private final Map<String, Indicator> measured = new LinkedHashMap<>();
    private final Filter filter;
    private final LocalDate today;
    private final Map<String, Total> totals = new HashMap<>();
    private final Map<List<@Nullable String>, Map<String, Total>> rows;

    /** One row: of each axis the key, of each indicator what is shown, in the order of the indicators. */
    public record Row(List<@Nullable String> keys, List<Shown> figures) {}

    /**
     * @param by one or two axes
     * @param kpis which indicators; all that can be broken down so when there is none
     * @throws InvalidValue naming {@code by} or {@code kpi}
     */
    public RollUp(Dictionary dictionary, List<Axis> by, List<String> kpis, Filter filter, LocalDate today) {
        if (by.isEmpty() || by.size() > 2 || Set.copyOf(by).size() < by.size()) {
            throw new InvalidValue("by", "must be one axis, or two different ones");
        }
        this.axes = List.copyOf(by);
        this.filter = filter;
        this.today = today;
        for (var kpi : kpis) {
            if (dictionary.find(kpi).isEmpty()) {
                throw new InvalidValue("kpi", "is not in the dictionary: " + kpi);
            }
        }
        indicators = dictionary.indicators()
                .stream()
                .filter(indicator -> kpis.isEmpty() || kpis.contains(indicator.kpi()))
                .filter(indicator -> suits(dictionary, indicator, !kpis.isEmpty()))
                .toList();
        if (indicators.isEmpty()) {
            throw new InvalidValue("by", "suits no indicator");
        }
        for (var indicator : indicators) {
            dictionary.measuring(indicator).forEach(one -> measured.put(one.kpi(), one));
        }
        rows = new TreeMap<>(order(axes));
    }

    private boolean suits(Dictionary dictionary, Indicator indicator, boolean asked) {
        var suits = dictionary.measuring(indicator).allMatch(one -> Axis.suit(axes, one));
        if (!suits && asked) {
            throw new InvalidValue("kpi", "cannot be broken down so: " + indicator.kpi());
        }
        return suits;
    }

    private static Comparator<List<@Nullable String>> order(List<Axis> axes) {
        Comparator<List<@Nullable String>> order = Comparator.comparing(List::getFirst, axes.getFirst().order());
        return axes.size() == 1 ? order : order.thenComparing(List::getLast, axes.getLast().order());
    }

    private static Total total(Indicator indicator) {
        var measure = indicator.measure();
        if (measure == null) {
            throw new IllegalArgumentException("a ratio has no cells: " + indicator.kpi());
        }
        return new Total(measure);
    }

    /** The indicators whose cells are needed. */
    public Set<String> needed() {
        return Collections.unmodifiableSet(measured.keySet());
    }

    /**
     * Takes in the cells of an indicator.
     *
     * @throws InvalidValue naming {@code by} when there are more rows than an answer can hold
     */
    public void add(String kpi, Iterable<Leaf> leaves) {
        var indicator = measured.get(kpi);
        if (indicator == null) {
            throw new IllegalArgumentException("not needed: " + kpi);
        }
        var selection = new Selection(indicator, filter, today);
        for (var leaf : leaves) {
            if (selection.takes(leaf)) {
                totals.computeIfAbsent(kpi, _ -> total(indicator)).add(leaf);
                for (var keys : keys(leaf)) {
                    rows.computeIfAbsent(keys, _ -> new HashMap<>()).computeIfAbsent(kpi, _ -> total(indicator)).add(leaf);
                }
                if ((long) rows.size() * indicators.size() > MOST) {
                    throw new InvalidValue("by",
                            "gives more than " + MOST / indicators.size() + " rows; filter more, or ask for fewer indicators");
                }
            }
        }
    }

    private List<List<@Nullable String>> keys(Leaf leaf) {
        var keys = new ArrayList<List<@Nullable String>>();
        for (var first : axes.getFirst().keys(leaf, today)) {
            if (axes.size() == 1) {
                keys.add(Collections.singletonList(first));
            } else {
                for (var second : axes.getLast().keys(leaf, today)) {
                    keys.add(Stream.of(first, second).collect(Collectors.toList()));
                }
            }
        }
        return keys;
    }

    public List<Axis> axes() {
        return axes;
    }

    public List<Indicator> indicators() {
        return indicators;
    }

    /** Whether a fact can be in several rows. */
    public boolean overlaps() {
        return axes.stream().anyMatch(Axis::overlaps);
    }

    /** In the order of the axes. */
    public List<Row> rows() {
        return rows.entrySet().stream().map(row -> new Row(row.getKey(), shown(row.getValue()))).toList();
    }

    /** Of everything, whether or not it is in several rows. */
    public List<Shown> total() {
        return shown(totals);
    }

    private List<Shown> shown(Map<String, Total> totals) {
        return indicators.stream().map(indicator -> shown(indicator, totals)).toList();
    }

    private Shown shown(Indicator indicator, Map<String, Total> totals) {
        var ratio = indicator.ratio();
        return ratio == null
                ? shown(indicator.kpi(), totals)
                : Total.ratio(ratio, shown(ratio.of(), totals), shown(ratio.to(), totals));
    }

    private Shown shown(String kpi, Map<String, Total> totals) {
        var total = totals.get(kpi);
        return total == null ? total(Objects.requireNonNull(measured.get(kpi))).shown() : total.shown();
    }
}
