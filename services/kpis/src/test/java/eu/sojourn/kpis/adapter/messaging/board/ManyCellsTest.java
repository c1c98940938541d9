package eu.sojourn.kpis.adapter.messaging.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Axis;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Kpi;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.service.causation.Causation;

/** What a board costs that reads very many cells: a visit gives to a dozen of them, all with its ten dimensions. */
class ManyCellsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyCellsTest.class);
    private static final int CELLS = Integer.getInteger("sojourn.kpis.cells", 40_000);
    private static final int CELLS_OF_A_VISIT = 12;
    private static final int AT_ONCE = 500;
    private static final Generation GENERATION = new Generation(1);

    private final Random random = new Random(7);
    private final LiveBoard board = new LiveBoard(Shipped.DICTIONARY, () -> LocalDate.of(2026, 6, 1), 10);
    private final List<Kpi> kpis = Shipped.KPIS;

    @Test
    void keepsACellInLittleMemory() {
        board.begin(_ -> Position.beginning("t1", 6));
        board.show(GENERATION);
        var before = used();
        var reading = 0L;
        var offset = 0L;
        for (var read = 0; read < CELLS; read += AT_ONCE) {
            var written = new ArrayList<byte[]>();
            while (written.size() < AT_ONCE) {
                visit().forEach(cell -> written.add(Records.write(cell, GENERATION, Causation.root())));
            }
            var began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            var placed = new ArrayList<Placed>();
            for (var bytes : written.subList(0, AT_ONCE)) {
                placed.add(new Placed(GENERATION, Records.readCell(bytes), 0, offset++));
            }
            board.take(placed);
            reading += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        }
        var bytes = (used() - before) / CELLS;
        var filtered = millis(
                () -> board.figures("biginn", Filter.read(Map.of("organisationType", List.of("C1")), Set.of())));
        var brokenDown = millis(() -> board.breakdown("biginn", Filter.NONE, List.of(Axis.of("hostCountry"), Axis.of("year")), List.of()));

        log.warn("{} cells: {} bytes each, read in {} ms of a processor, all figures of a filter in {} ms, broken down by two in {} ms",
                CELLS, bytes,
                Duration.ofNanos(reading).toMillis(), filtered, brokenDown);
        assertThat(bytes).isBetween(20L, 300L);
    }

    private List<Cell> visit() {
        var dimensions = new TreeMap<Dimension, String>();
        for (var dimension : List.of(Dimension.PARTNERSHIP, Dimension.VISITING_COUNTRY, Dimension.HOST_COUNTRY, Dimension.FORMAT,
                Dimension.MODE, Dimension.ORGANISATION_TYPE, Dimension.SME_CLASS)) {
            dimensions.put(dimension, "C" + random.nextInt(6));
        }
        dimensions.put(Dimension.HOST, "host-organisation-" + random.nextInt(500));
        dimensions.put(Dimension.SECTOR, "Sector " + random.nextInt(12) + ";Sector " + random.nextInt(12));
        dimensions.put(Dimension.PURPOSE, "FIND_SUPPLIERS;PURPOSE_" + random.nextInt(5));
        var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < CELLS_OF_A_VISIT; i++) {
            var kpi = kpis.get(random.nextInt(kpis.size()));
            var share = kpi.measure() == Measure.DISTINCT
                    ? Share.element(day, "organisation-" + random.nextInt(4_000))
                    : Share.of(day, BigDecimal.valueOf(random.nextInt(1, kpi.measure() == Measure.MEDIAN ? 90 : 3)));
            cells.add(new Cell(new CellKey(kpi.id(), "biginn", day.plusDays(i), dimensions), Aggregate.of(kpi.measure(), share), 1, i + 1,
                    Instant.EPOCH.plusSeconds(i)));
        }
        return cells;
    }

    private static long millis(Runnable action) {
        for (var i = 0; i < 3; i++) {
            action.run();
        }
        var began = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static long used() {
        for (var i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
