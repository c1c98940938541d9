package eu.sojourn.kpis.adapter.messaging.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.generation.Generation;

class WholeMovesTest {

    private static final Generation GENERATION = new Generation(4);

    private final WholeMoves moves = new WholeMoves();
    private final long[] ends = new long[2];
    private long now = Long.MAX_VALUE - 1_000;

    @Test
    void letsThroughWhatIsWholeByItself() {
        read(0, "visits-submitted", false);

        assertThat(shown()).containsExactly("0:0");
        assertThat(shown()).isEmpty();
        assertThat(moves.isWaiting()).isFalse();
    }

    @Test
    void holdsAMoveBackUntilItIsWhole() {
        read(0, "visits-approved", false);
        read(0, "visits-submitted", true);
        read(0, "visits-submitted", true);

        assertThat(shown()).containsExactly("0:0");
        assertThat(moves.isWaiting()).isTrue();
        assertThat(moves.heldFrom(0)).hasValue(1);

        read(0, "visits-submitted", false);

        assertThat(shown()).containsExactly("0:1", "0:2", "0:3");
        assertThat(moves.heldFrom(0)).isEmpty();
    }

    @Test
    void keepsTheOrderOfAPartitionAndHoldsNoOtherBack() {
        read(0, "visits-submitted", true);
        read(0, "visits-approved", false);
        read(1, "visits-counted", false);

        assertThat(shown()).as("a position tells of everything before it").containsExactly("1:0");

        read(0, "visits-submitted", false);

        assertThat(shown()).containsExactly("0:0", "0:1", "0:2");
    }

    @Test
    void waitsForEachOfTheMovesThatLieInOneAnother() {
        read(0, "visits-submitted", true);
        read(0, "visits-approved", true);
        read(0, "visits-submitted", false);

        assertThat(shown()).isEmpty();

        read(0, "visits-approved", false);

        assertThat(shown()).hasSize(4);
    }

    @Test
    void waitsNoLongerThanItHasPatience() {
        read(0, "visits-submitted", true);
        now += WholeMoves.PATIENCE.toNanos();
        read(0, "visits-approved", false);
        assertThat(shown()).isEmpty();

        now++;

        assertThat(shown()).containsExactly("0:0", "0:1");
        assertThat(moves.isWaiting()).isFalse();
        read(0, "visits-submitted", false);
        assertThat(shown()).containsExactly("0:2");
    }

    @Test
    void keepsTheCellsOfAFigureInOnePartition() {
        var one = GENERATION.key(cell("visits-submitted", "2024-03-01").key().toString());
        var other = GENERATION.key(cell("visits-submitted", "2024-04-02").key().toString());

        assertThat(Moves.figure(one)).isEqualTo("g4|visits-submitted|biginn");
        for (var partitions = 1; partitions <= 12; partitions++) {
            assertThat(Moves.partition(one, partitions)).isEqualTo(Moves.partition(other, partitions)).isBetween(0, partitions - 1);
        }
        assertThat(Moves.figure("no|cell")).isEqualTo("no|cell");
    }

    private void read(int partition, String kpi, boolean goesOn) {
        var cell = cell(kpi, "2024-03-01");
        var offset = ends[partition]++;
        moves.read(partition, offset, GENERATION.key(cell.key().toString()), goesOn, new Placed(GENERATION, cell, partition, offset), now);
    }

    private static Cell cell(String kpi, String day) {
        return new Cell(new CellKey(kpi, "biginn", LocalDate.parse(day), new TreeMap<>()), null, 0, 1, Instant.EPOCH);
    }

    private List<String> shown() {
        return moves.take(now).stream().map(placed -> placed.partition() + ":" + placed.offset()).toList();
    }
}
