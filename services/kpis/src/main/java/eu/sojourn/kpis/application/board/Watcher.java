package eu.sojourn.kpis.application.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import eu.sojourn.kpis.application.board.Figures.Change;

/** One who watches a programme, on a thread of its own. Holds a position and nothing else: being woken many times is being woken once. */
public final class Watcher implements AutoCloseable {

    private static final Duration PATIENCE_WITH_OURSELVES = Duration.ofSeconds(5);

    private final LiveBoard board;
    private final String programmeId;
    private final Thread thread = Thread.currentThread();

    Watcher(LiveBoard board, String programmeId) {
        this.board = board;
        this.programmeId = programmeId;
    }

    /** The programme's figures now; empty when the board is not ready. */
    public Optional<Figures> now() {
        return board.figures(programmeId);
    }

    /**
     * Waits for changes since a position.
     *
     * @return what has to be shown, see {@link LiveBoard#since}; nothing after the patience ran out, when the board is closed, or when the
     *         position says nothing any more because the topic was made anew
     */
    public List<Change> await(Position seen, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isOver() && board.understands(seen)) {
            var changes = board.since(programmeId, seen);
            var left = deadline - System.nanoTime();
            if (!changes.isEmpty() || left <= 0) {
                return changes;
            }
            LockSupport.parkNanos(this, left);
        }
        return List.of();
    }

    /**
     * Whether one can go on from a position; else the figures have to be shown as a whole. Where another instance was ahead, this waits a
     * while for the board to get there too.
     */
    public boolean canContinue(Position seen) {
        var deadline = System.nanoTime() + PATIENCE_WITH_OURSELVES.toNanos();
        while (board.understands(seen) && !board.covers(seen) && System.nanoTime() < deadline && !isOver()) {
            LockSupport.parkNanos(this, Duration.ofMillis(20).toNanos());
        }
        return board.covers(seen);
    }

    /** Whether nothing will change any more, because the service stops. */
    public boolean isOver() {
        return board.isClosed() || Thread.currentThread().isInterrupted();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        board.leave(programmeId, this);
    }
}
