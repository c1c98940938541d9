package eu.sojourn.kpis.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.Figures.Change;
import eu.sojourn.kpis.application.Figures.Figure;
import eu.sojourn.kpis.domain.Cell;
import eu.sojourn.kpis.domain.CellKey;
import eu.sojourn.kpis.domain.Dictionary;

/**
 * The figures of all programmes in memory, moved by one reader of the cells and watched by any number of people.
 *
 * <p>The reader never waits for a watcher: it publishes immutable {@link Figures} and wakes those who watch the programme. A watcher keeps
 * nothing but its position, so one that is slow is shown the latest values when it comes back, and costs no memory in between.
 */
public final class LiveBoard {

    /** A cell as read from a place of the topic. */
    public record Placed(Cell cell, int partition, long offset) {}

    private final Dictionary dictionary;
    private final Map<CellKey, Cell> cells = new HashMap<>();
    private final Map<String, Figures> programmes = new ConcurrentHashMap<>();
    private final Map<String, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private final AtomicInteger watching = new AtomicInteger();
    private volatile @Nullable Position position;
    private volatile boolean caughtUp;
    private volatile boolean closed;
    private long turns;

    public LiveBoard(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** Empties the board, to be filled from the beginning of a topic. */
    public void begin(Position beginning) {
        caughtUp = false;
        cells.clear();
        programmes.clear();
        position = beginning;
    }

    /** Takes in records in the order of their partitions. To be called by one thread only. */
    public void take(Collection<Placed> records) {
        var here = required();
        var moved = new LinkedHashMap<String, Moved>();
        for (var record : records) {
            here = here.after(record.partition(), record.offset());
            var former = cells.get(record.cell().key());
            if (former != null && former.version() >= record.cell().version()) {
                continue;
            }
            cells.put(record.cell().key(), record.cell());
            var difference = former == null ? record.cell().value() : record.cell().value().subtract(former.value());
            moved.computeIfAbsent(record.cell().key().programmeId(), id -> new Moved(figures(id)))
                    .move(record, difference, here, turns + 1);
            turns++;
        }
        for (var one : moved.entrySet()) {
            programmes.put(one.getKey(), one.getValue().figures(here));
        }
        position = here;
        moved.keySet().forEach(id -> watchers.getOrDefault(id, Set.of()).forEach(Watcher::wake));
    }

    /** Says that the board has read all that there was; from now on it is ready. */
    public void caughtUp() {
        caughtUp = true;
    }

    /** Whether the board shows everything that was said before it was started. */
    public boolean isReady() {
        return caughtUp && !closed;
    }

    /** The figures of a programme now; all zero for one of which nothing was heard. */
    public Figures figures(String programmeId) {
        var known = programmes.get(programmeId);
        var here = required();
        if (known == null) {
            return new Figures(programmeId, null, here,
                    dictionary.indicators().stream().map(indicator -> Figure.zero(indicator, here)).toList());
        }
        return known;
    }

    /** Whether positions of this topic say something; else the figures have to be shown as a whole. */
    boolean understands(Position seen) {
        return required().sameTopic(seen);
    }

    /** Whether this instance has read everything that one has seen; another instance may be ahead of it for a moment. */
    boolean covers(Position seen) {
        return understands(seen) && required().covers(seen);
    }

    /**
     * What has to be shown of a programme to one who has seen everything up to a position, see {@link Figures#since}. Nothing while this
     * instance is behind that position, because its values would be older than those that were seen.
     */
    public List<Change> since(String programmeId, Position seen) {
        return isReady() && covers(seen) ? figures(programmeId).since(seen) : List.of();
    }

    /** Watches a programme until the watcher is closed. To be called by the thread that will wait. */
    public Watcher watch(String programmeId) {
        var watcher = new Watcher(this, programmeId);
        watchers.compute(programmeId, (_, present) -> {
            var all = present == null ? ConcurrentHashMap.<Watcher>newKeySet() : present;
            all.add(watcher);
            return all;
        });
        watching.incrementAndGet();
        return watcher;
    }

    void leave(String programmeId, Watcher watcher) {
        watchers.computeIfPresent(programmeId, (_, present) -> {
            if (present.remove(watcher)) {
                watching.decrementAndGet();
            }
            return present.isEmpty() ? null : present;
        });
    }

    /** How many watch. */
    public int watching() {
        return watching.get();
    }

    /** The programmes of which something was heard. */
    public Set<String> programmes() {
        return new HashSet<>(programmes.keySet());
    }

    /** Ends the watching of all, for a shutdown. */
    public void close() {
        closed = true;
        watchers.values().forEach(all -> all.forEach(Watcher::wake));
    }

    boolean isClosed() {
        return closed;
    }

    private Position required() {
        var here = position;
        if (here == null) {
            throw new IllegalStateException("the board has not begun to read");
        }
        return here;
    }

    /** The figures of a programme while records move them. */
    private static final class Moved {

        private final Figures before;
        private final List<Figure> figures;
        private @Nullable Instant asOf;

        Moved(Figures before) {
            this.before = before;
            this.figures = new ArrayList<>(before.figures());
            this.asOf = before.asOf();
        }

        void move(Placed record, BigDecimal difference, Position here, long turn) {
            if (asOf == null || record.cell().at().isAfter(asOf)) {
                asOf = record.cell().at();
            }
            if (difference.signum() != 0) {
                figures.replaceAll(figure -> figure.indicator().kpi().equals(record.cell().key().kpi())
                        ? figure.plus(difference, record.partition(), record.offset(), here, turn)
                        : figure);
            }
        }

        Figures figures(Position here) {
            return new Figures(before.programmeId(), asOf, here, figures);
        }
    }
}
