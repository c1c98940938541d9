package eu.sojourn.kpis.application.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.application.board.Figures.Figure;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Facets;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.figure.Leaf;
import eu.sojourn.kpis.domain.figure.Selection;
import eu.sojourn.kpis.domain.figure.Total;
import eu.sojourn.kpis.domain.figure.Total.Shown;
import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * Two instances read the same partitions in different interleavings, days go by, instances restart and find less of the history than there
 * was. Somebody watches by a filter, stops after any event, at times in the midst of several, and comes back at either instance. More
 * histories than usual with {@code -Dsojourn.resuming.seeds=20000}.
 */
class ResumingTest {

    private static final List<Filter> FILTERS = List.of(Filter.NONE, Cells.filter("hostCountry=DE"), Cells.filter("from=2024-06-10"),
            Cells.filter("hostCountry=FR", "hostCountry=DE", "to=2024-06-20"), Cells.filter("sector=b"));
    private static final List<String> KPIS = List.of(Cells.SUM, Cells.DISTINCT, Cells.MEDIAN, Cells.UNTIL, Cells.OTHER);

    private final List<Placed> log = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("sojourn.resuming.seeds", 400));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void missesNothingAndRepeatsNothing(long seed) throws InterruptedException {
        var random = new Random(seed);
        write(random);
        var instances = List.of(new Instance(), new Instance());
        var screen = new Screen(FILTERS.get(random.nextInt(FILTERS.size())));

        for (var turn = 0; turn < 60; turn++) {
            for (var instance : instances) {
                instance.live(random);
            }
            var instance = instances.get(random.nextInt(2));
            if (instance.covers(screen)) {
                screen.look(instance, random);
            }
        }
        var last = instances.get(random.nextInt(2));
        last.finish();
        screen.look(last, new Random() {

            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        });
        assertThat(screen.shows).isEqualTo(oracle(last, screen.filter));
    }

    private void write(Random random) {
        var versions = new HashMap<CellKey, Long>();
        var ends = new long[Cells.PARTITIONS];
        for (var i = 0; i < 150; i++) {
            var kpi = KPIS.get(random.nextInt(KPIS.size()));
            var dimensions = Cells.dimensions("hostCountry=" + List.of("DE", "FR", "LT").get(random.nextInt(3)),
                    "sector=" + List.of("a", "b", "a;b").get(random.nextInt(3)));
            var on = Cells.TODAY.plusDays(random.nextInt(-4, 5) + (kpi.equals(Cells.UNTIL) && random.nextBoolean() ? Cells.WITHIN : 0));
            var key = new CellKey(kpi, "biginn", on, dimensions);
            var content = random.nextInt(4) == 0 ? null : content(kpi, random);
            var partition = Math.floorMod(key.toString().hashCode(), Cells.PARTITIONS);
            log.add(new Placed(Cells.GENERATION,
                    new eu.sojourn.kpis.domain.figure.Cell(key, content, content == null ? 0 : 1, versions.merge(key, 1L, Long::sum),
                            java.time.Instant.EPOCH.plusSeconds(1)),
                    partition, ends[partition]++));
        }
    }

    private static Aggregate content(String kpi, Random random) {
        return kpi.equals(Cells.DISTINCT)
                ? Cells.named("org-" + random.nextInt(4))
                : kpi.equals(Cells.MEDIAN) ? Cells.occurring(random.nextInt(4)) : Cells.total(random.nextInt(1, 4));
    }

    /** What is in force of the log at a position, computed anew from nothing else. */
    private Map<String, Shown> oracle(Instance instance, Filter filter) {
        var latest = new HashMap<CellKey, Placed>();
        log.stream().filter(instance::hasRead).forEach(record -> latest.put(record.cell().key(), record));
        var shown = new TreeMap<String, Shown>();
        for (var indicator : Cells.DICTIONARY.indicators()) {
            var measure = indicator.measure();
            if (measure == null) {
                continue;
            }
            var total = new Total(measure);
            var selection = new Selection(indicator, filter, instance.day);
            latest.values().stream().filter(one -> one.cell().key().kpi().equals(indicator.kpi())).map(ResumingTest::leaf).forEach(leaf -> {
                if (selection.concerns(leaf) && selection.holds(leaf)) {
                    total.add(leaf);
                }
            });
            shown.put(indicator.kpi(), total.shown());
        }
        for (var indicator : Cells.DICTIONARY.indicators()) {
            var ratio = indicator.ratio();
            if (ratio != null) {
                shown.put(indicator.kpi(), Total.ratio(ratio, shown.get(ratio.of()), shown.get(ratio.to())));
            }
        }
        return shown;
    }

    private static Leaf leaf(Placed record) {
        var cell = record.cell();
        return new Leaf(Facets.of(cell.key().dimensions()), (int) cell.key().day().toEpochDay(), cell.content(), (int) cell.facts(),
                cell.version(), Leaf.place(record.partition(), record.offset()));
    }

    /** One running service. */
    private final class Instance {

        private final long[] next = new long[Cells.PARTITIONS];
        private LocalDate day = Cells.TODAY.minusDays(3);
        private LiveBoard board = started();

        private LiveBoard started() {
            var board = new LiveBoard(Cells.DICTIONARY, () -> day, 10);
            board.begin(_ -> Position.beginning("t1", Cells.PARTITIONS));
            board.show(Cells.GENERATION);
            return board;
        }

        boolean hasRead(Placed record) {
            return record.offset() < next[record.partition()];
        }

        boolean covers(Screen screen) {
            return screen.seen == null || !board.isBehind(screen.seen.furthest());
        }

        void live(Random random) {
            if (random.nextInt(6) == 0 && day.isBefore(Cells.TODAY.plusDays(5))) {
                day = day.plusDays(1);
                board.lookAtTheDay();
            }
            if (random.nextInt(12) == 0) {
                restart();
            }
            var batch = new ArrayList<Placed>();
            for (var i = random.nextInt(8); i > 0; i--) {
                read(random.nextInt(Cells.PARTITIONS), batch);
            }
            board.take(batch);
        }

        private void read(int partition, List<Placed> batch) {
            log.stream()
                    .filter(record -> record.partition() == partition && record.offset() == next[partition])
                    .findFirst()
                    .ifPresent(record -> {
                        batch.add(record);
                        next[partition]++;
                    });
        }

        /** Of the records of one cell only the last are left, and it reads on to where it was. */
        private void restart() {
            board.close();
            board = new LiveBoard(Cells.DICTIONARY, () -> day, 10);
            board.begin(_ -> Position.beginning("t1", Cells.PARTITIONS));
            var read = log.stream().filter(this::hasRead).toList();
            var left = new HashSet<CellKey>();
            var compacted = new ArrayList<>(read.reversed().stream().filter(record -> left.add(record.cell().key())).toList());
            board.take(compacted.reversed());
            board.show(Cells.GENERATION);
            // A consumer stands behind what was compacted away, too.
            IntStream.range(0, Cells.PARTITIONS)
                    .forEach(partition -> assertThat(next[partition])
                            .isEqualTo(compacted.stream()
                                    .filter(record -> record.partition() == partition)
                                    .mapToLong(Placed::offset)
                                    .max()
                                    .orElse(-1) + 1));
        }

        void finish() {
            day = Cells.TODAY.plusDays(5);
            board.lookAtTheDay();
            var batch = new ArrayList<Placed>();
            for (var partition = 0; partition < Cells.PARTITIONS; partition++) {
                for (var i = 0; i < log.size(); i++) {
                    read(partition, batch);
                }
            }
            board.take(batch);
        }
    }

    /** What one person sees. */
    private final class Screen {

        private final Filter filter;
        private final Map<String, Shown> shows = new TreeMap<>();
        /** Up to where each figure is seen, by what was read and the day. */
        private final Map<String, long[]> seenUpTo = new HashMap<>();
        private @Nullable Bookmark seen;

        Screen(Filter filter) {
            this.filter = filter;
        }

        /** Watches for a moment, and leaves after any of the events that come. */
        void look(Instance instance, Random random) throws InterruptedException {
            try (var watcher = instance.board.watch("biginn", filter).orElseThrow()) {
                var shown = seen == null ? watcher.now() : watcher.await(seen, Duration.ZERO).orElse(null);
                if (shown == null) {
                    assertThat(shows).as("nothing to show at %s", seen).isEqualTo(oracle(instance, filter));
                    return;
                }
                var whole = shown.whole();
                if (whole != null) {
                    whole.figures().forEach(figure -> show(figure, instance));
                    seen = whole.bookmark();
                    assertThat(shows).isEqualTo(oracle(instance, filter));
                    return;
                }
                var taken = random.nextInt(shown.changes().size() + 1);
                for (var change : shown.changes().subList(0, taken)) {
                    var indicator = change.figure().indicator();
                    assertThat(movedSince(indicator, seenUpTo.get(indicator.kpi()), instance) || saidAgain(indicator, seen, instance))
                            .as("%s is shown again though nothing moved it", indicator.kpi())
                            .isTrue();
                    show(change.figure(), instance);
                    seen = Bookmark.parse(change.bookmark().toString()).orElseThrow();
                }
                if (taken == shown.changes().size()) {
                    assertThat(shows).isEqualTo(oracle(instance, filter));
                    seenUpTo.replaceAll((_, _) -> here(instance));
                }
            }
        }

        private void show(Figure figure, Instance instance) {
            shows.put(figure.indicator().kpi(), new Shown(figure.value(), figure.facts()));
            seenUpTo.put(figure.indicator().kpi(), here(instance));
        }

        private long[] here(Instance instance) {
            var here = Arrays.copyOf(instance.next, Cells.PARTITIONS + 1);
            here[Cells.PARTITIONS] = instance.day.toEpochDay();
            return here;
        }

        /**
         * Whether a record behind the bookmark says of a cell what an earlier one said. To an instance that was restarted since then it may
         * be the first of that cell.
         */
        private boolean saidAgain(Indicator indicator, Bookmark seen, Instance instance) {
            var seenOf = seen.seenOf(Cells.DICTIONARY.indicators().indexOf(indicator));
            var said = new HashMap<CellKey, Placed>();
            return log.stream()
                    .filter(instance::hasRead)
                    .filter(record -> parts(indicator).contains(record.cell().key().kpi()))
                    .anyMatch(record -> {
                        var former = said.put(record.cell().key(), record);
                        return former != null && Objects.equals(former.cell().content(), record.cell().content())
                                && seenOf.isBefore(record.partition(), record.offset());
                    });
        }

        private static Set<String> parts(Indicator indicator) {
            var ratio = indicator.ratio();
            return ratio == null ? Set.of(indicator.kpi()) : Set.of(ratio.of(), ratio.to());
        }

        /** Whether there is a record that concerns the figure, or a day on which one of its cells turned, between then and now. */
        private boolean movedSince(Indicator indicator, long[] then, Instance instance) {
            var now = here(instance);
            for (var kpi : parts(indicator)) {
                var measured = Cells.DICTIONARY.find(kpi).orElseThrow();
                var selection = new Selection(measured, filter, instance.day);
                for (var record : log) {
                    if (!record.cell().key().kpi().equals(kpi) || !selection.concerns(leaf(record)) || !instance.hasRead(record)) {
                        continue;
                    }
                    if (record.offset() >= then[record.partition()]
                            || selection.turned(leaf(record)) > then[Cells.PARTITIONS]
                                    && selection.turned(leaf(record)) <= now[Cells.PARTITIONS]) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
