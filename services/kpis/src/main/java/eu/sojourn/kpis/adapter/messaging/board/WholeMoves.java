package eu.sojourn.kpis.adapter.messaging.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;

/**
 * Lets the records of a partition through as far as every {@linkplain Moves move} in them is whole, so that no figure is shown in the midst
 * of one. The rest of a move follows at once, unless whoever says it died just then; so nothing is held back for long.
 */
final class WholeMoves {

    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<Integer, Partition> partitions = new HashMap<>();
    private final List<Placed> whole = new ArrayList<>();

    private static final class Partition {

        private final List<Placed> held = new ArrayList<>();
        private final Set<String> moving = new HashSet<>();
        private long first;
        private long since;
    }

    /**
     * Takes in the next record of its partition.
     *
     * @param cell {@code null} for one that shows nothing
     * @param now as {@link System#nanoTime()} tells it
     */
    void read(int number, long offset, String key, boolean goesOn, @Nullable Placed cell, long now) {
        var partition = partitions.computeIfAbsent(number, _ -> new Partition());
        if (goesOn && partition.moving.isEmpty()) {
            partition.first = offset;
            partition.since = now;
        }
        if (goesOn) {
            partition.moving.add(Moves.figure(key));
        } else {
            partition.moving.remove(Moves.figure(key));
        }
        if (cell != null) {
            partition.held.add(cell);
        }
        if (partition.moving.isEmpty()) {
            letThrough(partition);
        }
    }

    /** What can be shown now and was not taken before, in the order of each partition. */
    List<Placed> take(long now) {
        partitions.values()
                .stream()
                .filter(partition -> !partition.moving.isEmpty() && now - partition.since > PATIENCE.toNanos())
                .forEach(this::letThrough);
        var taken = List.copyOf(whole);
        whole.clear();
        return taken;
    }

    private void letThrough(Partition partition) {
        whole.addAll(partition.held);
        partition.held.clear();
        partition.moving.clear();
    }

    /** Whether the rest of a move is waited for. */
    boolean isWaiting() {
        return partitions.values().stream().anyMatch(partition -> !partition.moving.isEmpty());
    }

    /** The first record of a partition that is held back. */
    OptionalLong heldFrom(int number) {
        var partition = partitions.get(number);
        return partition == null || partition.moving.isEmpty() ? OptionalLong.empty() : OptionalLong.of(partition.first);
    }
}
