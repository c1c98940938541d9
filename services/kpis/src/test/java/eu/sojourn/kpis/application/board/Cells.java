package eu.sojourn.kpis.application.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Aggregate.Amounts;
import eu.sojourn.kpis.domain.figure.Aggregate.Elements;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Indicator.Ratio;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;

/** A topic of cells of the programme biginn, whose records a board takes in one by one, and a dictionary with an indicator of each kind. */
final class Cells {

    static final int PARTITIONS = 3;
    static final int WITHIN = 30;
    static final int MOST_VIEWS = 5;
    static final Generation GENERATION = new Generation(1);
    static final LocalDate TODAY = LocalDate.of(2024, 6, 15);

    static final String SUM = Shipped.KPIS.get(0).id();
    static final String DISTINCT = Shipped.KPIS.get(1).id();
    static final String MEDIAN = Shipped.KPIS.get(2).id();
    static final String UNTIL = Shipped.KPIS.get(3).id();
    static final String OTHER = Shipped.KPIS.get(4).id();
    static final String RATIO = "ratio";

    static final Dictionary DICTIONARY = new Dictionary(1,
            Stream.concat(Shipped.KPIS.stream().map(kpi -> indicator(kpi.id())),
                    Stream.of(new Indicator(RATIO, RATIO, "%", "", null, new Ratio(SUM, OTHER, 100), Timing.FLOW, Direction.MORE, null,
                            List.of())))
                    .toList(),
            Shipped.KPIS);

    LocalDate day = TODAY;
    Generation generation = GENERATION;
    private final List<Placed> log = new ArrayList<>();
    private final Map<CellKey, Long> versions = new HashMap<>();
    private final long[] ends = new long[PARTITIONS];
    private final LiveBoard board = new LiveBoard(DICTIONARY, () -> day, MOST_VIEWS);

    private static Indicator indicator(String kpi) {
        var measure = kpi.equals(DISTINCT) ? Measure.DISTINCT : kpi.equals(MEDIAN) ? Measure.MEDIAN : Measure.SUM;
        var timing = kpi.equals(MEDIAN) ? Timing.NOW : kpi.equals(UNTIL) ? Timing.UNTIL : Timing.FLOW;
        return new Indicator(kpi, kpi, "things", "", measure, null, timing, Direction.MORE, timing == Timing.UNTIL ? WITHIN : null,
                List.of());
    }

    /** A board that takes in whatever is said here. */
    LiveBoard board() {
        board.begin(generation -> Position.beginning("t1" + generation, PARTITIONS));
        board.show(GENERATION);
        return board;
    }

    List<Placed> log() {
        return List.copyOf(log);
    }

    static Filter filter(String... parameters) {
        return Filter.read(Arrays.stream(parameters)
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.groupingBy(pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList()))),
                java.util.Set.of());
    }

    static SortedMap<Dimension, String> dimensions(String... values) {
        return Arrays.stream(values)
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(pair -> Dimension.of(pair[0]), pair -> pair[1], (a, _) -> a, TreeMap::new));
    }

    void sum(String kpi, String on, String hostCountry, int total) {
        put(kpi, on, dimensions("hostCountry=" + hostCountry), total(total));
    }

    void elements(String kpi, String on, String hostCountry, String... elements) {
        put(kpi, on, dimensions("hostCountry=" + hostCountry), named(elements));
    }

    void amounts(String kpi, String on, String hostCountry, Integer... amounts) {
        put(kpi, on, dimensions("hostCountry=" + hostCountry), occurring(amounts));
    }

    static Aggregate total(int total) {
        return new Sum(BigDecimal.valueOf(total));
    }

    static Aggregate named(String... elements) {
        return new Elements(Arrays.stream(elements).collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum, TreeMap::new)));
    }

    static Aggregate occurring(Integer... amounts) {
        return new Amounts(
                Arrays.stream(amounts).collect(Collectors.toMap(BigDecimal::valueOf, _ -> 1, Integer::sum, TreeMap::new)));
    }

    void put(String kpi, String on, SortedMap<Dimension, String> dimensions, @Nullable Aggregate content) {
        var key = new CellKey(kpi, "biginn", LocalDate.parse(on), dimensions);
        say(key, content, versions.merge(key, 1L, Long::sum));
    }

    /** As the others, of a cell that stands under another name than that of the programme. */
    void sumUnder(String name, String kpi, String on, int total) {
        var key = new CellKey(kpi, name, LocalDate.parse(on), dimensions("hostCountry=DE"));
        say(key, total(total), versions.merge(key, 1L, Long::sum));
    }

    /** Says something of a cell in a version of its own. */
    void again(long version, String kpi, String on, String hostCountry, int total) {
        say(new CellKey(kpi, "biginn", LocalDate.parse(on), dimensions("hostCountry=" + hostCountry)), total(total), version);
    }

    private void say(CellKey key, @Nullable Aggregate content, long version) {
        var partition = Math.floorMod(key.toString().hashCode(), PARTITIONS);
        var placed = new Placed(generation,
                new Cell(key, content, content == null ? 0 : facts(content), version, Instant.EPOCH.plusSeconds(1)),
                partition, ends[partition]++);
        log.add(placed);
        board.take(List.of(placed));
    }

    private static long facts(Aggregate content) {
        return switch (content) {
            case Sum _ -> 1;
            case Elements(var named) -> named.values().stream().mapToInt(Integer::intValue).sum();
            case Amounts(var occurring) -> occurring.values().stream().mapToInt(Integer::intValue).sum();
        };
    }

    static String text(@Nullable BigDecimal value) {
        return value == null ? "null" : value.toPlainString();
    }
}
