package eu.sojourn.kpis.application.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * What a board shows for one programme at one position. Immutable.
 *
 * @param asOf when the latest event was recorded that the figures reflect; {@code null} before the first
 * @param figures one for each indicator, in the order of the dictionary
 */
public record Figures(String programmeId, @Nullable Instant asOf, Position position, List<Figure> figures) {

    public Figures {
        figures = List.copyOf(figures);
    }

    /**
     * One number of a board.
     *
     * @param changed for each partition the offset of the last record that changed it, or -1
     * @param position where the board was after its last change
     * @param turn counts the changes of all figures of a board; orders them
     */
    public record Figure(Indicator indicator, BigDecimal value, List<Long> changed, Position position, long turn) {

        public Figure {
            changed = List.copyOf(changed);
        }

        static Figure zero(Indicator indicator, Position beginning) {
            var never = new Long[beginning.partitions()];
            Arrays.fill(never, -1L);
            return new Figure(indicator, BigDecimal.ZERO, List.of(never), beginning, 0);
        }

        Figure plus(BigDecimal difference, int partition, long offset, Position position, long turn) {
            var changed = new ArrayList<>(this.changed);
            changed.set(partition, offset);
            return new Figure(indicator, value.add(difference), changed, position, turn);
        }

        boolean isNewTo(Position seen) {
            for (var partition = 0; partition < changed.size(); partition++) {
                if (changed.get(partition) >= 0 && seen.isBefore(partition, changed.get(partition))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A figure to be shown, and the position of one who has seen it. */
    public record Change(Figure figure, Position position) {}

    /**
     * To be asked of figures that cover the position only. What one has to be shown who has seen everything up to a position: each figure that changed since, once, with its present value. Whoever
     * stops after any of these changes and comes back with the position of that change is shown the rest, and nothing again.
     */
    List<Change> since(Position seen) {
        var pending = new ArrayList<>(
                figures.stream().filter(figure -> figure.isNewTo(seen)).sorted(Comparator.comparingLong(Figure::turn)).toList());
        var changes = new ArrayList<Change>();
        var reached = seen;
        while (!pending.isEmpty()) {
            var figure = pending.removeFirst();
            // A position from another instance may be ahead of ours in some partitions: then it must not move past what is still to be shown.
            var moved = reached.union(figure.position());
            if (pending.stream().allMatch(later -> later.isNewTo(moved))) {
                reached = moved;
            }
            changes.add(new Change(figure, reached));
        }
        return changes;
    }
}
