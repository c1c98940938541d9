package eu.sojourn.kpis.application.board;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Filter;

/** What all who watch a programme by the same filter share. */
final class View {

    /** What it is of. */
    record Key(String programmeId, Filter filter) {}

    /** What was shown last to someone. Most watchers have seen the same. */
    private record Memory(Figures figures, @Nullable Bookmark seen, Shown shown) {}

    private final Key key;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch formed = new CountDownLatch(1);
    private volatile @Nullable Counting counting;
    private volatile @Nullable Memory last;

    View(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    Set<Watcher> watchers() {
        return watchers;
    }

    @Nullable
    Counting counting() {
        return counting;
    }

    void countBy(Counting counting) {
        this.counting = counting;
    }

    /** Says that there is something to show, or never will be. */
    void formed() {
        formed.countDown();
    }

    void awaitForming() throws InterruptedException {
        formed.await();
    }

    /** Its figures now. */
    Figures figures() {
        var now = counting;
        var figures = now == null ? null : now.figures();
        if (figures == null) {
            throw new IllegalStateException("there is nothing to show of " + key);
        }
        return figures;
    }

    /** What has to be shown to one who has seen that much; everything where that says nothing. */
    Shown since(@Nullable Bookmark seen) {
        var figures = figures();
        var memory = last;
        if (memory != null && memory.figures() == figures && Objects.equals(memory.seen(), seen)) {
            return memory.shown();
        }
        var shown = seen == null || !isOf(figures, seen)
                ? Shown.whole(figures)
                : figures.since(seen).map(Shown::changes).orElseGet(() -> Shown.whole(figures));
        last = new Memory(figures, seen, shown);
        return shown;
    }

    private static boolean isOf(Figures figures, Bookmark seen) {
        return figures.scope().equals(seen.of()) && figures.position().sameTopic(seen.seen());
    }
}
