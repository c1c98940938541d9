package eu.sojourn.kpis.application.board;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.domain.figure.Axis;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.figure.RollUp;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.service.domain.InvalidValue;

class LiveBoardTest {

    private static final Filter GERMAN = Cells.filter("hostCountry=DE");

    private final Cells cells = new Cells();
    private final LiveBoard board = cells.board();

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void sumsTheCellsOfAnIndicator() {
        cells.sum(Cells.SUM, "2024-03-01", "DE", 2);
        cells.sum(Cells.SUM, "2024-04-09", "FR", 3);

        assertThat(value(Filter.NONE, Cells.SUM)).isEqualTo("5");
        assertThat(value(GERMAN, Cells.SUM)).isEqualTo("2");
        assertThat(value(Cells.filter("from=2024-04-09", "to=2024-04-09"), Cells.SUM)).isEqualTo("3");
        assertThat(value(Cells.filter("to=2024-04-08", "hostCountry=FR"), Cells.SUM)).isEqualTo("0");
    }

    @Test
    void countsDifferentElementsAndMediansOfAnyFilterExactly() {
        cells.elements(Cells.DISTINCT, "2024-03-01", "DE", "org-a", "org-b");
        cells.elements(Cells.DISTINCT, "2024-03-02", "FR", "org-b", "org-c");
        cells.amounts(Cells.MEDIAN, "2024-03-01", "DE", 3, 5);
        cells.amounts(Cells.MEDIAN, "2024-03-02", "FR", 10);

        assertThat(value(Filter.NONE, Cells.DISTINCT)).isEqualTo("3");
        assertThat(value(GERMAN, Cells.DISTINCT)).isEqualTo("2");
        assertThat(value(Filter.NONE, Cells.MEDIAN)).isEqualTo("5");
        assertThat(value(GERMAN, Cells.MEDIAN)).isEqualTo("4.0");
        assertThat(value(Cells.filter("hostCountry=LT"), Cells.MEDIAN)).isNull();
    }

    @Test
    void dividesTwoIndicators() {
        cells.sum(Cells.SUM, "2024-03-01", "DE", 2);
        cells.sum(Cells.OTHER, "2024-03-01", "DE", 3);

        assertThat(value(Filter.NONE, Cells.RATIO)).isEqualTo("66.7");
        assertThat(value(Cells.filter("hostCountry=LT"), Cells.RATIO)).isNull();
    }

    @Test
    void takesAFactByAnyOfItsValues() {
        cells.put(Cells.SUM, "2024-03-01", Cells.dimensions("hostCountry=DE", "sector=energy;health"), Cells.total(4));

        assertThat(value(Cells.filter("sector=health"), Cells.SUM)).isEqualTo("4");
        assertThat(value(Cells.filter("sector=space", "hostCountry=DE"), Cells.SUM)).isEqualTo("0");
        assertThat(value(Cells.filter("purpose="), Cells.SUM)).as("of which the purpose is not known").isEqualTo("4");
        assertThat(value(Cells.filter("sector="), Cells.SUM)).isEqualTo("0");
    }

    @Test
    void obeysThePeriodOnlyForWhatHappensInIt() {
        var later = Cells.filter("from=2030-01-01");
        cells.sum(Cells.SUM, "2024-03-01", "DE", 2);
        cells.amounts(Cells.MEDIAN, "2024-03-01", "DE", 7);

        assertThat(value(later, Cells.SUM)).isEqualTo("0");
        assertThat(value(later, Cells.MEDIAN)).as("is so now").isEqualTo("7");
    }

    @Test
    void tellsWatchersWhatChangesAtMidnight() throws InterruptedException {
        cells.sum(Cells.UNTIL, Cells.TODAY.toString(), "DE", 1);
        cells.sum(Cells.UNTIL, Cells.TODAY.plusDays(Cells.WITHIN + 1).toString(), "DE", 10);
        cells.sum(Cells.UNTIL, Cells.TODAY.minusDays(1).toString(), "DE", 100);
        try (var screen = new Screen(GERMAN)) {
            assertThat(screen.next()).contains(Cells.UNTIL + "=1");

            cells.day = Cells.TODAY.plusDays(1);
            board.lookAtTheDay();

            assertThat(screen.next()).containsExactly(Cells.UNTIL + "=10");
        }
    }

    @Test
    void tellsOneWhoSawTheDayBeginElsewhereWhatACellHadBecomeBefore() {
        var tomorrow = Cells.TODAY.plusDays(1);
        var last = tomorrow.plusDays(Cells.WITHIN).toString();
        cells.sum(Cells.UNTIL, last, "DE", 1);
        var elsewhere = new LiveBoard(Cells.DICTIONARY, () -> tomorrow, 1);
        elsewhere.begin(generation -> Position.beginning("t1" + generation, Cells.PARTITIONS));
        elsewhere.take(cells.log());
        elsewhere.show(Cells.GENERATION);
        var seen = elsewhere.figures("biginn").orElseThrow().bookmark();

        cells.sum(Cells.UNTIL, last, "DE", 2);
        cells.day = tomorrow;
        board.lookAtTheDay();

        assertThat(figures(Filter.NONE).since(seen).orElseThrow())
                .extracting(change -> change.figure().indicator().kpi() + "=" + change.figure().value())
                .containsExactly(Cells.UNTIL + "=2");
    }

    @Test
    void ignoresWhatIsNotNewer() {
        cells.sum(Cells.SUM, "2024-03-01", "DE", 2);
        var seen = figures(Filter.NONE).bookmark();
        cells.again(1, Cells.SUM, "2024-03-01", "DE", 1);
        cells.again(0, Cells.SUM, "2024-03-01", "DE", 9);

        assertThat(value(Filter.NONE, Cells.SUM)).isEqualTo("2");
        assertThat(figures(Filter.NONE).since(seen)).hasValue(List.of());
    }

    @Test
    void showsAllIndicatorsBeforeAnythingHappened() {
        var figures = board.figures("excite", Filter.NONE).orElseThrow();

        assertThat(figures.figures()).hasSameSizeAs(Cells.DICTIONARY.indicators());
        assertThat(figures.asOf()).isNull();
        assertThat(board.programmes()).isEmpty();
    }

    @Test
    void conflatesWhatASlowWatcherMissed() {
        var seen = figures(Filter.NONE).bookmark();
        for (var i = 1; i <= 100; i++) {
            cells.sum(Cells.SUM, "2024-03-01", "DE", i);
        }

        assertThat(figures(Filter.NONE).since(seen).orElseThrow()).filteredOn(change -> change.figure().indicator().kpi().equals(Cells.SUM))
                .singleElement()
                .satisfies(change -> assertThat(change.figure().value()).isEqualByComparingTo("100"));
    }

    @Test
    void wakesOnlyThoseWhomItConcerns() throws InterruptedException {
        try (var german = new Screen(GERMAN); var same = new Screen(GERMAN); var french = new Screen(Cells.filter("hostCountry=FR"))) {
            german.next();
            same.next();
            french.next();
            assertThat(board.views()).isEqualTo(2);
            assertThat(board.watching()).isEqualTo(3);

            cells.sum(Cells.OTHER, "2024-03-01", "DE", 3);

            assertThat(german.next()).containsExactly(Cells.OTHER + "=3", Cells.RATIO + "=0.0");
            assertThat(same.next()).containsExactly(Cells.OTHER + "=3", Cells.RATIO + "=0.0");
            assertThat(french.poll(100)).isNull();
        }
        eventually(() -> assertThat(board.views()).isZero());
        assertThat(board.watching()).isZero();
    }

    @Test
    void makesWhatIsShownOnceForAllWhoHaveSeenTheSame() throws InterruptedException {
        try (var one = board.watch("biginn", GERMAN).orElseThrow(); var other = board.watch("biginn", GERMAN).orElseThrow()) {
            var whole = one.now();
            assertThat(other.now()).isSameAs(whole);

            cells.sum(Cells.OTHER, "2024-03-01", "DE", 3);

            var change = one.await(whole.bookmark(), Duration.ZERO);
            assertThat(change).isPresent();
            assertThat(other.await(whole.bookmark(), Duration.ZERO)).containsSame(change.get());
        }
    }

    @Test
    void refusesMoreDifferentFiltersThanItCanHold() throws InterruptedException {
        for (var i = 0; i < Cells.MOST_VIEWS; i++) {
            board.watch(i % 2 == 0 ? "biginn" : "excite", Cells.filter("host=h" + i));
        }

        assertThatThrownBy(() -> board.watch("another", GERMAN)).isInstanceOf(TooManyViews.class);
        assertThat(board.watch("excite", Cells.filter("host=h1"))).as("one that others use").isPresent();
        assertThat(board.watch("another", Filter.NONE)).as("one that is counted anyway").isPresent();
    }

    @Test
    void letsNoProgrammeTakeThePlacesOfTheOthers() throws InterruptedException {
        for (var i = 0; i < Math.ceilDiv(Cells.MOST_VIEWS, 2); i++) {
            board.watch("biginn", Cells.filter("host=h" + i));
        }

        assertThatThrownBy(() -> board.watch("biginn", GERMAN)).isInstanceOf(TooManyViews.class);
        assertThat(board.watch("excite", GERMAN)).isPresent();
    }

    @Test
    void keepsAViewOfAProgrammeOfWhichNothingWasHeard() throws InterruptedException {
        try (var screen = new Screen(Filter.NONE)) {
            screen.next();
            try (var other = new Screen(GERMAN)) {
                other.next();
            }
            eventually(() -> assertThat(board.views()).isEqualTo(1));

            cells.sum(Cells.OTHER, "2024-03-01", "DE", 3);

            assertThat(screen.next()).contains(Cells.OTHER + "=3");
        }
    }

    @Test
    void showsWhatBelongsToThePartnershipThatRunsTheProgramme() throws InterruptedException {
        cells.sum(Cells.OTHER, "2024-03-01", "DE", 2);
        cells.sumUnder("of:partners", Cells.OTHER, "2024-03-01", 5);
        try (var screen = new Screen(GERMAN)) {
            assertThat(screen.next()).contains(Cells.OTHER + "=2");

            board.know(Map.of("biginn", "partners", "excite", "others"));

            assertThat(screen.next()).as("everything, because nothing tells what of it was seen")
                    .contains(Cells.OTHER + "=7", Cells.SUM + "=0");

            cells.sumUnder("of:partners", Cells.OTHER, "2024-03-01", 6);

            assertThat(screen.next()).containsExactly(Cells.OTHER + "=8", Cells.RATIO + "=0.0");
            assertThat(value(Filter.NONE, Cells.OTHER)).isEqualTo("8");
            assertThat(breakdown(Filter.NONE, List.of("year"), List.of(Cells.OTHER)).rows().total().getFirst().value()).hasToString("8");
        }
        assertThat(board.figures("excite").orElseThrow().asOf()).isNull();
        assertThat(board.programmes()).containsExactly("biginn");
    }

    @Test
    void showsAProgrammeOfWhichOnlyItsPartnershipWasHeard() {
        board.know(Map.of("excite", "others"));
        cells.sumUnder("of:others", Cells.OTHER, "2024-03-01", 5);

        assertThat(board.figures("excite").orElseThrow().figures()).anySatisfy(figure -> assertThat(figure.value()).hasToString("5"));
        assertThat(board.programmes()).containsExactly("excite");
    }

    @Test
    void letsWatchersGoWhenItCloses() throws InterruptedException {
        try (var screen = new Screen(Filter.NONE)) {
            screen.next();

            board.close();

            assertThat(screen.thread.join(Duration.ofSeconds(10))).isTrue();
            assertThat(board.isReady()).isFalse();
        }
    }

    @Test
    void isNotReadyBeforeItHasCaughtUp() throws InterruptedException {
        var fresh = new LiveBoard(Cells.DICTIONARY, () -> Cells.TODAY, 1);
        fresh.begin(_ -> Position.beginning("t1", Cells.PARTITIONS));

        assertThat(fresh.isReady()).isFalse();
        assertThat(fresh.figures("biginn")).isEmpty();
        assertThat(fresh.watch("biginn", Filter.NONE)).isEmpty();
    }

    @Test
    void showsTheFormerFiguresUntilItHasReadAllAnew() throws InterruptedException {
        cells.sum(Cells.SUM, "2024-03-01", "DE", 2);
        cells.sum(Cells.SUM, "2024-04-01", "DE", 3);
        try (var screen = new Screen(GERMAN)) {
            screen.next();

            board.begin(generation -> Position.beginning("t1" + generation, Cells.PARTITIONS));
            board.take(cells.log().subList(0, 1));

            assertThat(board.isReady()).isTrue();
            assertThat(value(GERMAN, Cells.SUM)).isEqualTo("5");

            cells.sum(Cells.SUM, "2024-04-01", "DE", 4);
            board.take(cells.log());
            board.show(Cells.GENERATION);

            assertThat(screen.next()).containsExactly(Cells.SUM + "=6", Cells.RATIO + "=null");
            assertThat(value(GERMAN, Cells.SUM)).isEqualTo("6");
        }
    }

    @Test
    void readsALaterGenerationBesideTheOneThatItShows() throws InterruptedException {
        var next = new Generation(2);
        cells.sum(Cells.SUM, "2024-03-01", "DE", 5);
        try (var screen = new Screen(GERMAN)) {
            screen.next();

            cells.generation = next;
            cells.sum(Cells.SUM, "2024-03-02", "DE", 7);

            assertThat(value(GERMAN, Cells.SUM)).isEqualTo("5");
            assertThat(screen.poll(100)).isNull();
            assertThat(board.generation()).contains(Cells.GENERATION);

            board.show(next);

            assertThat(board.generation()).contains(next);
            assertThat(screen.next()).as("everything, because a position of the former generation says nothing now")
                    .hasSameSizeAs(Cells.DICTIONARY.indicators())
                    .contains(Cells.SUM + "=7");
        }
    }

    @Test
    void breaksDownByDimensionsAndByTime() {
        cells.sum(Cells.SUM, "2024-03-31", "DE", 2);
        cells.sum(Cells.SUM, "2024-04-01", "DE", 3);
        cells.sum(Cells.SUM, "2023-01-01", "FR", 5);
        cells.put(Cells.SUM, "2023-01-01", new TreeMap<>(), Cells.total(7));
        cells.sum(Cells.OTHER, "2024-04-01", "DE", 4);

        assertThat(rows(Filter.NONE, "hostCountry", "quarter")).containsExactly("[DE, 2024-Q1] [2, 0, null]", "[DE, 2024-Q2] [3, 4, 75.0]",
                "[FR, 2023-Q1] [5, 0, null]", "[null, 2023-Q1] [7, 0, null]");
        assertThat(rows(Filter.NONE, "week")).containsExactly("[2022-W52] [12, 0, null]", "[2024-W13] [2, 0, null]",
                "[2024-W14] [3, 4, 75.0]");
        assertThat(rows(Cells.filter("from=2024-04-01"), "year")).containsExactly("[2024] [3, 4, 75.0]");
    }

    @Test
    void countsDifferentElementsInEachRowAndInAll() {
        cells.put(Cells.DISTINCT, "2024-03-01", Cells.dimensions("sector=energy;health"), Cells.named("org-a"));
        cells.put(Cells.DISTINCT, "2024-03-02", Cells.dimensions("sector=energy"), Cells.named("org-a", "org-b"));

        var rows = breakdown(Filter.NONE, List.of("sector"), List.of(Cells.DISTINCT)).rows();

        assertThat(rows.overlaps()).isTrue();
        assertThat(rows.rows())
                .extracting(row -> row.keys() + " " + row.figures().getFirst().value() + " " + row.figures().getFirst().facts())
                .containsExactly("[energy] 2 3", "[health] 1 1");
        assertThat(rows.total()).extracting(shown -> shown.value() + " " + shown.facts()).containsExactly("2 3");
    }

    @Test
    void breaksDownByAgeWhatIsSoNow() {
        for (var days : List.of(0, 7, 8, 14, 15, 30, 31, 60, 61, 400)) {
            cells.amounts(Cells.MEDIAN, Cells.TODAY.minusDays(days).toString(), "DE", days);
        }

        assertThat(breakdown(Filter.NONE, List.of("age"), List.of()).rows().rows())
                .extracting(row -> row.keys().getFirst() + " " + row.figures().getFirst().facts() + " " + row.figures().getFirst().value())
                .containsExactly("0-7 2 3.5", "8-14 2 11.0", "15-30 2 22.5", "31-60 2 45.5", "61+ 2 230.5");
    }

    @Test
    void namesWhatCannotBeBrokenDownSo() {
        assertThatThrownBy(() -> breakdown(Filter.NONE, List.of("age"), List.of(Cells.SUM))).isInstanceOf(InvalidValue.class)
                .hasFieldOrPropertyWithValue("field", "kpi");
        assertThatThrownBy(() -> breakdown(Filter.NONE, List.of("month"), List.of("nothing"))).hasFieldOrPropertyWithValue("field", "kpi");
        assertThatThrownBy(() -> breakdown(Filter.NONE, List.of("mood"), List.of())).hasFieldOrPropertyWithValue("field", "by");
        assertThatThrownBy(() -> breakdown(Filter.NONE, List.of("month", "month"), List.of())).hasFieldOrPropertyWithValue("field", "by");
        assertThatThrownBy(() -> breakdown(Filter.NONE, List.of("month", "age"), List.of())).hasFieldOrPropertyWithValue("field", "by");
    }

    @Test
    void refusesMoreRowsThanAnAnswerCanHold() {
        for (var i = 0; i <= RollUp.MOST; i++) {
            cells.put(Cells.SUM, "2024-03-01", Cells.dimensions("host=h" + i), Cells.total(1));
        }

        assertThatThrownBy(() -> breakdown(Filter.NONE, List.of("host"), List.of(Cells.SUM))).isInstanceOf(InvalidValue.class)
                .hasFieldOrPropertyWithValue("field", "by");
        assertThat(breakdown(Cells.filter("host=h7"), List.of("host"), List.of(Cells.SUM)).rows().rows()).hasSize(1);
    }

    /** Of the first indicator, of the other, and of their ratio. */
    private List<String> rows(Filter filter, String... by) {
        return breakdown(filter, List.of(by), List.of(Cells.SUM, Cells.OTHER, Cells.RATIO)).rows()
                .rows()
                .stream()
                .map(row -> row.keys() + " " + row.figures().stream().map(shown -> Cells.text(shown.value())).toList())
                .toList();
    }

    private LiveBoard.Breakdown breakdown(Filter filter, List<String> by, List<String> kpis) {
        return board.breakdown("biginn", filter, by.stream().map(Axis::of).toList(), kpis).orElseThrow();
    }

    private Figures figures(Filter filter) {
        return board.figures("biginn", filter).orElseThrow();
    }

    private @Nullable String value(Filter filter, String kpi) {
        return figures(filter).figures()
                .stream()
                .filter(figure -> figure.indicator().kpi().equals(kpi))
                .findFirst()
                .map(Figures.Figure::value)
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    /** Watches the board on a thread of its own. */
    private final class Screen implements AutoCloseable {

        private final LinkedBlockingQueue<List<String>> news = new LinkedBlockingQueue<>();
        private final CountDownLatch watching = new CountDownLatch(1);
        private final Thread thread;

        Screen(Filter filter) throws InterruptedException {
            thread = Thread.ofVirtual().start(() -> watch(filter));
            watching.await();
        }

        private void watch(Filter filter) {
            try (var watcher = board.watch("biginn", filter).orElseThrow()) {
                watching.countDown();
                var now = watcher.now();
                while (!watcher.isOver()) {
                    var whole = now.whole();
                    news.add((whole == null ? now.changes().stream().map(Figures.Change::figure) : whole.figures().stream())
                            .map(figure -> figure.indicator().kpi() + "=" + Cells.text(figure.value()))
                            .toList());
                    now = watcher.await(now.bookmark(), Duration.ofMinutes(5)).orElse(now);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        List<String> next() throws InterruptedException {
            return Objects.requireNonNull(poll(10_000), "nothing came");
        }

        @Nullable
        List<String> poll(int millis) throws InterruptedException {
            return news.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
