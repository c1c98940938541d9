package eu.sojourn.kpis.application.board;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** Wakes those who watch what has moved, on a thread of its own, so that whoever moves it spends no time on each of them. */
final class Waking {

    private final Set<View> moved = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private @Nullable Thread thread;

    synchronized void wake(Collection<View> views) {
        if (closed || views.isEmpty()) {
            return;
        }
        moved.addAll(views);
        if (thread == null) {
            thread = Thread.ofPlatform().name("kpi-waking").daemon().start(this::run);
        } else {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            for (var view : moved) {
                moved.remove(view);
                view.watchers().forEach(Watcher::wake);
            }
            if (moved.isEmpty()) {
                LockSupport.park(this);
            }
        }
    }

    synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
