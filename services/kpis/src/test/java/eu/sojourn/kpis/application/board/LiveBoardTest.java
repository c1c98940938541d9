package eu.sojourn.kpis.application.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.Shipped;

class LiveBoardTest {

    private static final Dictionary DICTIONARY = Shipped.DICTIONARY;
    private static final int PARTITIONS = 3;
    private static final Generation GENERATION = new Generation(1);

    private final LiveBoard board = board();

    private static LiveBoard board() {
        var board = new LiveBoard(DICTIONARY);
        board.begin(_ -> Position.beginning("t1", PARTITIONS));
        board.show(GENERATION);
        return board;
    }

    @Test
    void sumsTheCellsOfAnIndicator() {
        board.take(List.of(cell("visits-counted", "2024-03", 2, 5, 0, 0), cell("visits-counted", "2024-04", 3, 7, 1, 0)));

        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("5");
    }

    @Test
    void ignoresWhatIsNotNewer() {
        board.take(List.of(cell("visits-counted", "2024-03", 2, 5, 0, 0)));
        board.take(List.of(cell("visits-counted", "2024-03", 1, 4, 0, 1), cell("visits-counted", "2024-03", 2, 5, 0, 2)));

        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("2");
        assertThat(board.since("biginn", Position.beginning("t1", PARTITIONS).after(0, 0))).isEmpty();
    }

    @Test
    void showsAllIndicatorsAsZeroBeforeAnythingHappened() {
        assertThat(board.figures("excite").orElseThrow().figures()).hasSize(DICTIONARY.indicators().size())
                .allSatisfy(figure -> assertThat(figure.value()).isZero());
    }

    @Test
    void conflatesWhatASlowWatcherMissed() {
        var seen = board.figures("biginn").orElseThrow().position();
        for (var i = 0; i < 100; i++) {
            board.take(List.of(cell("visits-counted", "2024-03", i + 1, i + 1, 0, i)));
        }

        assertThat(board.since("biginn", seen)).singleElement()
                .satisfies(change -> assertThat(change.figure().value()).isEqualByComparingTo("100"));
    }

    @Test
    void wakesAWatcherOfTheProgrammeThatChanged() throws InterruptedException {
        var shown = new ArrayList<String>();
        var started = new java.util.concurrent.CountDownLatch(1);
        var thread = Thread.ofVirtual().start(() -> {
            try (var watcher = board.watch("biginn")) {
                var seen = watcher.now().orElseThrow().position();
                started.countDown();
                watcher.await(seen, Duration.ofSeconds(30)).forEach(change -> shown.add(change.figure().indicator().kpi()));
            }
        });
        started.await();

        board.take(List.of(cell("visits-counted", "2024-03", 1, 1, 0, 0)));
        thread.join(Duration.ofSeconds(10));

        assertThat(shown).containsExactly("visits-counted");
        assertThat(board.watching()).isZero();
    }

    @Test
    void letsWatchersGoWhenItCloses() throws InterruptedException {
        var started = new java.util.concurrent.CountDownLatch(1);
        var thread = Thread.ofVirtual().start(() -> {
            try (var watcher = board.watch("biginn")) {
                var seen = watcher.now().orElseThrow().position();
                started.countDown();
                watcher.await(seen, Duration.ofMinutes(5));
            }
        });
        started.await();

        board.close();

        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(board.isReady()).isFalse();
    }

    @Test
    void isNotReadyBeforeItHasCaughtUp() {
        var fresh = new LiveBoard(DICTIONARY);
        fresh.begin(_ -> Position.beginning("t1", PARTITIONS));

        assertThat(fresh.isReady()).isFalse();
        assertThat(fresh.figures("biginn")).isEmpty();
        assertThat(fresh.watch("biginn").now()).isEmpty();
    }

    @Test
    void showsTheFormerFiguresUntilItHasReadAllAnew() {
        board.take(List.of(cell("visits-counted", "2024-03", 2, 5, 0, 0), cell("visits-counted", "2024-04", 3, 7, 1, 0)));
        var seen = board.figures("biginn").orElseThrow().position();

        board.begin(_ -> Position.beginning("t1", PARTITIONS));
        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("5");
        board.take(List.of(cell("visits-counted", "2024-03", 2, 5, 0, 0)));

        assertThat(board.isReady()).isTrue();
        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("5");
        assertThat(board.watch("biginn").canContinue(seen)).isTrue();
        assertThat(board.since("biginn", seen)).isEmpty();

        board.take(List.of(cell("visits-counted", "2024-04", 4, 8, 1, 1)));
        board.show(GENERATION);

        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("6");
        assertThat(board.since("biginn", seen)).singleElement()
                .satisfies(change -> assertThat(change.figure().value()).isEqualByComparingTo("6"));
    }

    @Test
    void readsALaterGenerationBesideTheOneThatItShows() {
        board.begin(generation -> Position.beginning("t1" + generation, PARTITIONS));
        board.show(GENERATION);
        board.take(List.of(cell("visits-counted", "2024-03", 5, 5, 0, 0)));
        var seen = board.figures("biginn").orElseThrow().position();

        board.take(List.of(cell(new Generation(2), "visits-counted", "2024-03", 1, 1, 0, 1),
                cell(new Generation(2), "visits-counted", "2024-04", 6, 6, 1, 0)));

        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("5");
        assertThat(board.since("biginn", seen)).isEmpty();
        assertThat(board.generation()).contains(GENERATION);

        board.show(new Generation(2));

        assertThat(value(board.figures("biginn").orElseThrow(), "visits-counted")).isEqualTo("7");
        assertThat(board.generation()).contains(new Generation(2));
        assertThat(board.watch("biginn").canContinue(seen)).as("a position of the former generation says nothing now").isFalse();
    }

    @Test
    void tellsAWatcherWhenAnotherTopicIsShown() throws InterruptedException {
        var started = new java.util.concurrent.CountDownLatch(1);
        var thread = Thread.ofVirtual().start(() -> {
            try (var watcher = board.watch("biginn")) {
                var seen = watcher.now().orElseThrow().position();
                started.countDown();
                watcher.await(seen, Duration.ofMinutes(5));
            }
        });
        started.await();

        board.begin(_ -> Position.beginning("t2", PARTITIONS));
        board.show(GENERATION);

        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /**
     * Two instances read the same partitions in different interleavings. Whoever stops after any event at one and comes back at the other
     * ends with the same figures, never sees a figure again that did not change, and misses none.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void resumesOnAnyInstanceWithoutLoss(long seed) {
        var random = new Random(seed);
        var log = log(random);
        var boards = List.of(board(), board());
        var read = List.of(new int[PARTITIONS], new int[PARTITIONS]);
        var screen = new HashMap<String, BigDecimal>();
        var seen = boards.getFirst().figures("biginn").orElseThrow().position();
        boards.getFirst().figures("biginn").orElseThrow().figures().forEach(figure -> screen.put(figure.indicator().kpi(), figure.value()));

        for (var turn = 0; turn < 60; turn++) {
            for (var i = 0; i < 2; i++) {
                advance(boards.get(i), read.get(i), log, random, random.nextInt(4));
            }
            var changes = boards.get(random.nextInt(2)).since("biginn", seen);
            for (var change : changes.subList(0, random.nextInt(changes.size() + 1))) {
                screen.put(change.figure().indicator().kpi(), change.figure().value());
                seen = change.position();
            }
        }
        for (var i = 0; i < 2; i++) {
            advance(boards.get(i), read.get(i), log, random, Integer.MAX_VALUE);
        }
        var chosen = boards.get(random.nextInt(2));
        var last = chosen.figures("biginn").orElseThrow();
        for (var change : chosen.since("biginn", seen)) {
            screen.put(change.figure().indicator().kpi(), change.figure().value());
            seen = change.position();
        }

        assertThat(chosen.since("biginn", seen)).isEmpty();
        last.figures().forEach(figure -> assertThat(screen.get(figure.indicator().kpi())).isEqualByComparingTo(figure.value()));
    }

    private static List<List<Placed>> log(Random random) {
        var log = new ArrayList<List<Placed>>();
        Map<String, Long> versions = new HashMap<>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            log.add(new ArrayList<>());
        }
        for (var i = 0; i < 80; i++) {
            var kpi = Shipped.KPIS.get(random.nextInt(4)).id();
            var month = random.nextInt(1, 4);
            var name = kpi + month;
            var partition = Math.floorMod(name.hashCode(), PARTITIONS);
            var version = versions.merge(name, 1L, Long::sum);
            log.get(partition).add(cell(kpi, "2024-0" + month, random.nextInt(5), version, partition, log.get(partition).size()));
        }
        return log;
    }

    private static void advance(LiveBoard board, int[] read, List<List<Placed>> log, Random random, int most) {
        var batch = new ArrayList<Placed>();
        var left = LongStream.range(0, PARTITIONS).map(partition -> log.get((int) partition).size() - read[(int) partition]).sum();
        for (var i = Math.min(left, most); i > 0; i--) {
            var partition = random.nextInt(PARTITIONS);
            while (read[partition] == log.get(partition).size()) {
                partition = (partition + 1) % PARTITIONS;
            }
            batch.add(log.get(partition).get(read[partition]++));
        }
        if (!batch.isEmpty()) {
            board.take(batch);
        }
    }

    private static Placed cell(String kpi, String period, int value, long version, int partition, long offset) {
        return cell(GENERATION, kpi, period, value, version, partition, offset);
    }

    private static Placed cell(Generation generation, String kpi, String period, int value, long version, int partition, long offset) {
        var key = new CellKey(kpi, "biginn", YearMonth.parse(period).atDay(1), new TreeMap<>());
        return new Placed(generation, new Cell(key, new Sum(BigDecimal.valueOf(value)), value, version, Instant.EPOCH), partition, offset);
    }

    private static String value(Figures figures, String kpi) {
        return figures.figures()
                .stream()
                .filter(figure -> figure.indicator().kpi().equals(kpi))
                .findFirst()
                .orElseThrow()
                .value()
                .toPlainString();
    }
}
