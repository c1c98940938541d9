package eu.sojourn.kpis.application.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Figures.Change;
import eu.sojourn.kpis.application.board.Figures.Figure;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;

/**
 * The figures of all programmes in memory, moved by one reader of the cells and watched by any number of people.
 *
 * <p>The reader never waits for a watcher: it publishes immutable {@link Figures} and wakes those who watch the programme. A watcher keeps
 * nothing but its position, so one that is slow is shown the latest values when it comes back, and costs no memory in between.
 */
public final class LiveBoard {

    /** A cell of a generation as read from a place of the topic. */
    public record Placed(Generation generation, Cell cell, int partition, long offset) {}

    private final Dictionary dictionary;
    private final Map<String, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private final AtomicInteger watching = new AtomicInteger();
    /** What the reader fills; one of them is shown, once it has caught up. */
    private final Map<Generation, Content> reading = new TreeMap<>();
    private @Nullable Function<Generation, Position> beginning;
    private volatile @Nullable Content shown;
    private volatile boolean closed;

    public LiveBoard(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /**
     * Begins to read anew from the beginning of a topic. What the board shows stays until it is told to show what was read then.
     *
     * @param beginning names the beginning of a generation in that topic
     */
    public void begin(Function<Generation, Position> beginning) {
        reading.clear();
        this.beginning = beginning;
    }

    /** Takes in records in the order of their partitions. To be called by one thread only. */
    public void take(Collection<Placed> records) {
        records.stream()
                .collect(Collectors.groupingBy(Placed::generation, TreeMap::new, Collectors.toList()))
                .forEach((generation, its) -> {
                    var content = content(generation);
                    var moved = content.take(its);
                    if (content == shown) {
                        moved.forEach(id -> watchers.getOrDefault(id, Set.of()).forEach(Watcher::wake));
                    }
                });
    }

    /** Shows what was read of a generation since the beginning, and is ready. */
    public void show(Generation generation) {
        shown = content(generation);
        watchers.values().forEach(all -> all.forEach(Watcher::wake));
    }

    /** Lets go what was read of generations, but for the one that is shown. */
    public void forget(Predicate<Generation> which) {
        reading.entrySet().removeIf(read -> which.test(read.getKey()) && read.getValue() != shown);
    }

    /** The generation whose figures are shown; empty when the board is not ready. */
    public Optional<Generation> generation() {
        return ready().map(content -> content.generation);
    }

    /** Whether the board shows everything that was said before it was started. Once ready it stays so until it is closed. */
    public boolean isReady() {
        return ready().isPresent();
    }

    /** The figures of a programme now; all zero for one of which nothing was heard. Empty when the board is not ready. */
    public Optional<Figures> figures(String programmeId) {
        return ready().map(content -> content.figures(programmeId));
    }

    /** What was read, cell by cell: everything up to a position, and perhaps a little more. */
    public record Reading(Generation generation, Position position, Collection<Cell> cells) {}

    /** The cells that are shown; empty when the board is not ready. */
    public Optional<Reading> reading() {
        return ready().map(
                content -> new Reading(content.generation, content.position, Collections.unmodifiableCollection(content.cells.values())));
    }

    /** Whether positions of the topic that is shown say something; else the figures have to be shown as a whole. */
    boolean understands(Position seen) {
        return ready().filter(content -> content.position.sameTopic(seen)).isPresent();
    }

    /** Whether this instance has read everything that one has seen; another instance may be ahead of it for a moment. */
    boolean covers(Position seen) {
        return ready().filter(content -> content.covers(seen)).isPresent();
    }

    /**
     * What has to be shown of a programme to one who has seen everything up to a position, see {@link Figures#since}. Nothing while this
     * instance is behind that position, because its values would be older than those that were seen.
     */
    public List<Change> since(String programmeId, Position seen) {
        return ready().filter(content -> content.covers(seen)).map(content -> content.figures(programmeId).since(seen)).orElse(List.of());
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

    /** The programmes that are shown because something was heard of them; none before the board is ready. */
    public Set<String> programmes() {
        return ready().map(content -> Set.copyOf(content.programmes.keySet())).orElse(Set.of());
    }

    /** Ends the watching of all, for a shutdown. */
    public void close() {
        closed = true;
        watchers.values().forEach(all -> all.forEach(Watcher::wake));
    }

    boolean isClosed() {
        return closed;
    }

    private Optional<Content> ready() {
        return closed ? Optional.empty() : Optional.ofNullable(shown);
    }

    private Content content(Generation generation) {
        var from = beginning;
        if (from == null) {
            throw new IllegalStateException("the board has not begun to read");
        }
        return reading.computeIfAbsent(generation, missing -> new Content(dictionary, missing, from.apply(missing)));
    }

    /** What was read of a generation since the beginning of a topic. Filled by one thread. */
    private static final class Content {

        private final Dictionary dictionary;
        private final Generation generation;
        private final Map<CellKey, Cell> cells = new ConcurrentHashMap<>();
        private final Map<String, Figures> programmes = new ConcurrentHashMap<>();
        private volatile Position position;
        private long turns;

        Content(Dictionary dictionary, Generation generation, Position beginning) {
            this.dictionary = dictionary;
            this.generation = generation;
            this.position = beginning;
        }

        /** @return the programmes that the records moved */
        Set<String> take(Collection<Placed> records) {
            var here = position;
            var moved = new LinkedHashMap<String, Moved>();
            for (var record : records) {
                here = here.after(record.partition(), record.offset());
                var former = cells.get(record.cell().key());
                if (former != null && former.version() >= record.cell().version()) {
                    continue;
                }
                cells.put(record.cell().key(), record.cell());
                var difference = former == null ? total(record.cell()) : total(record.cell()).subtract(total(former));
                moved.computeIfAbsent(record.cell().key().programmeId(), id -> new Moved(figures(id)))
                        .move(record, difference, here, turns + 1);
                turns++;
            }
            for (var one : moved.entrySet()) {
                programmes.put(one.getKey(), one.getValue().figures(here));
            }
            position = here;
            return moved.keySet();
        }

        private static BigDecimal total(Cell cell) {
            return cell.content() instanceof Sum(var total) ? total : BigDecimal.ZERO;
        }

        Figures figures(String programmeId) {
            var here = position;
            var known = programmes.get(programmeId);
            if (known == null) {
                return new Figures(programmeId, null, here,
                        dictionary.indicators().stream().map(indicator -> Figure.zero(indicator, here)).toList());
            }
            return known;
        }

        boolean covers(Position seen) {
            return position.sameTopic(seen) && position.covers(seen);
        }
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
