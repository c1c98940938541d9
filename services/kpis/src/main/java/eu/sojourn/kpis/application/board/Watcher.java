package eu.sojourn.kpis.application.board;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** One who watches figures, on the thread that awaits. Holds nothing of what it has seen: being woken many times is being woken once. */
public final class Watcher implements AutoCloseable {

    private static final Duration PATIENCE_WITH_OURSELVES = Duration.ofSeconds(5);

    private final LiveBoard board;
    private final View view;
    private volatile @Nullable Thread thread;

    Watcher(LiveBoard board, View view) {
        this.board = board;
        this.view = view;
    }

    View view() {
        return view;
    }

    /** What has to be shown to one who has seen nothing: everything. */
    public Shown now() {
        return view.since(null);
    }

    /**
     * Waits until something has to be shown to one who has seen that much. Where another instance was ahead, this waits a while for this
     * one to get there too; where the bookmark says nothing, what has to be shown is everything.
     *
     * @return nothing after the patience ran out, or when the board is closed
     */
    public Optional<Shown> await(Bookmark seen, Duration patience) {
        thread = Thread.currentThread();
        var begun = System.nanoTime();
        while (!isOver()) {
            var waited = System.nanoTime() - begun;
            if (board.isBehind(seen.furthest())) {
                if (waited > PATIENCE_WITH_OURSELVES.toNanos()) {
                    return Optional.of(now());
                }
                LockSupport.parkNanos(this, Duration.ofMillis(20).toNanos());
                continue;
            }
            var shown = view.since(seen);
            if (!shown.isNothing()) {
                return Optional.of(shown);
            }
            if (waited >= patience.toNanos()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(this, patience.toNanos() - waited);
        }
        return Optional.empty();
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
        board.leave(this);
    }
}
