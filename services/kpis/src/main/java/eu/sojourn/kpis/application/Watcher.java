package eu.sojourn.kpis.application;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import eu.sojourn.kpis.application.Figures.Change;

/** One who watches a programme, on a thread of its own. Holds a position and nothing else: being woken many times is being woken once. */
public final class Watcher implements AutoCloseable {

    private final LiveBoard board;
    private final String programmeId;
    private final Thread thread = Thread.currentThread();

    Watcher(LiveBoard board, String programmeId) {
        this.board = board;
        this.programmeId = programmeId;
    }

    /** The programme's figures now. */
    public Figures now() {
        return board.figures(programmeId);
    }

    /**
     * Waits for changes since a position.
     *
     * @return what has to be shown, see {@link Figures#since}; nothing after the patience ran out, when the board is closed, or when the
     *         position says nothing any more because the topic was made anew
     */
    public List<Change> await(Position seen, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!board.isClosed() && !Thread.currentThread().isInterrupted()) {
            var figures = now();
            if (!figures.position().sameTopic(seen) && board.isReady()) {
                return List.of();
            }
            var changes = board.isReady() ? figures.since(seen) : List.<Change>of();
            var left = deadline - System.nanoTime();
            if (!changes.isEmpty() || left <= 0) {
                return changes;
            }
            LockSupport.parkNanos(this, left);
        }
        return List.of();
    }

    /** Whether a position can be continued from; else the figures have to be shown as a whole. */
    public boolean canContinue(Position seen) {
        return now().position().sameTopic(seen);
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
