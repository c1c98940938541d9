package eu.sojourn.kpis.application.board;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Axis;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.figure.Leaf;
import eu.sojourn.kpis.domain.figure.RollUp;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;

/**
 * The cells of all programmes in memory, moved by one reader, and what is made of them: figures of any filter, broken down or watched live.
 *
 * <p>Watchers of the same programme and filter share one view, whose totals each record moves by what it changed; a view is made from the
 * cells for its first watcher and let go with its last. The reader never waits for a watcher: it publishes immutable {@link Figures} and has
 * those woken who watch. Whoever needs all cells is lent them as they are at that moment and counts outside the lock. A watcher keeps nothing
 * but its place, so one that is slow is shown the latest values when it comes back, and costs no memory in between.
 */
public final class LiveBoard {

    /** How many count over all cells at once; others wait. */
    private static final int COUNTING_AT_ONCE = 2;

    /** A cell of a generation as read from a place of the topic. */
    public record Placed(Generation generation, Cell cell, int partition, long offset) {}

    /** Figures broken down, and those of the whole from the same moment. */
    public record Breakdown(Figures figures, RollUp rows) {}

    private final Dictionary dictionary;
    private final Supplier<LocalDate> today;
    private final int mostViews;
    private final Map<View.Key, View> views = new ConcurrentHashMap<>();
    private final AtomicInteger watching = new AtomicInteger();
    private final Waking waking = new Waking();
    private final Semaphore counting = new Semaphore(COUNTING_AT_ONCE, true);
    /** Guards which views there are and all that contents hold, always for a short time. */
    private final ReentrantLock lock = new ReentrantLock();
    /** What the reader fills; one of them is shown, once it has caught up. */
    private final Map<Generation, Content> reading = new TreeMap<>();
    private @Nullable Function<Generation, Position> beginning;
    /** The partnership that runs a programme. */
    private Map<String, String> runs = Map.of();
    private volatile @Nullable Content shown;
    private volatile boolean closed;

    /**
     * @param today what day it is, because some figures change with it
     * @param mostViews how many different filters can be watched at once; those of one programme take at most half of the places
     */
    public LiveBoard(Dictionary dictionary, Supplier<LocalDate> today, int mostViews) {
        this.dictionary = dictionary;
        this.today = today;
        this.mostViews = mostViews;
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
        locked(() -> {
            reading.clear();
            this.beginning = beginning;
        });
    }

    /** Takes in records in the order of their partitions. To be called by one thread only. */
    public void take(Collection<Placed> records) {
        records.stream()
                .collect(Collectors.groupingBy(Placed::generation, TreeMap::new, Collectors.toList()))
                .forEach((generation, its) -> locked(() -> {
                    var content = content(generation);
                    wake(content, content.take(its));
                }));
    }

    /** Looks what day it is. To be called every now and then by the thread that calls {@link #take}. */
    public void lookAtTheDay() {
        var day = today.get();
        locked(() -> {
            reading.values().forEach(content -> wake(content, content.begin(day)));
            var content = shown;
            if (content != null) {
                wake(content, content.begin(day));
            }
        });
    }

    private void wake(Content content, Set<Counting> moved) {
        if (content == shown && !moved.isEmpty()) {
            waking.wake(views.values().stream().filter(view -> moved.contains(view.counting())).toList());
        }
    }

    /** Shows what was read of a generation since the beginning, and is ready. */
    public void show(Generation generation) {
        locked(() -> {
            var content = content(generation);
            content.begin(today.get());
            if (content != shown) {
                views.values().forEach(view -> open(content, view));
                shown = content;
            }
            waking.wake(views.values());
        });
    }

    private static void open(Content content, View view) {
        var key = view.key();
        var counting = content.open(key.programmeId(), key.filter());
        if (counting.figures() == null) {
            var lent = content.lend(key.programmeId());
            counting.form(lent.leaves());
            content.formed(key.programmeId(), counting, lent.today());
        }
        view.countBy(counting);
        view.formed();
    }

    /**
     * Takes in who runs the programmes. What belongs to a partnership is shown by each programme that it runs.
     *
     * @param runs the partnership by the programme
     */
    public void know(Map<String, String> runs) {
        locked(() -> {
            if (runs.equals(this.runs)) {
                return;
            }
            this.runs = Map.copyOf(runs);
            reading.values().stream().filter(content -> content != shown).forEach(content -> content.know(runs));
            var content = shown;
            if (content != null) {
                var changed = content.know(runs);
                var moved = views.values().stream().filter(view -> changed.contains(view.key().programmeId())).toList();
                moved.forEach(view -> open(content, view));
                waking.wake(moved);
            }
        });
    }

    /** Lets go what was read of generations, but for the one that is shown. */
    public void forget(Predicate<Generation> which) {
        locked(() -> {
            reading.entrySet().removeIf(read -> which.test(read.getKey()) && read.getValue() != shown);
        });
    }

    /** The generation whose figures are shown; empty when the board is not ready. */
    public Optional<Generation> generation() {
        return ready().map(Content::generation);
    }

    /** Whether the board shows everything that was said before it was started. Once ready it stays so until it is closed. */
    public boolean isReady() {
        return ready().isPresent();
    }

    /** All figures of a programme now; those of one of which nothing was heard are those of no facts. Empty when the board is not ready. */
    public Optional<Figures> figures(String programmeId) {
        return figures(programmeId, Filter.NONE);
    }

    /** The figures of a programme now for a filter. Empty when the board is not ready. */
    public Optional<Figures> figures(String programmeId, Filter filter) {
        var content = ready();
        var known = content.flatMap(now -> locked(() -> now.known(programmeId, counted(now, programmeId, filter))));
        return known.isPresent() ? known : content.map(now -> {
            var lent = locked(() -> now.lend(programmeId));
            return countingAlone(() -> now.count(programmeId, filter, lent));
        });
    }

    /** What was read: everything up to a position, and perhaps a little more. */
    public final class Reading {

        private final Content content;
        private final Position position;

        private Reading(Content content) {
            this.content = content;
            this.position = content.position();
        }

        public Generation generation() {
            return content.generation();
        }

        public Position position() {
            return position;
        }

        /** The cells of an indicator that stand under a name, of a programme or of a partnership; they stay as they are at this moment. */
        public Iterable<Leaf> cells(String name, String kpi) {
            return locked(() -> content.lendNamed(name, kpi));
        }

        /** All cells of an indicator that a programme shows; they stay as they are at this moment. */
        public Iterable<Leaf> shown(String programmeId, String kpi) {
            return locked(() -> content.lend(programmeId).of(kpi));
        }
    }

    /** What is shown, cell by cell; empty when the board is not ready. */
    public Optional<Reading> reading() {
        return ready().map(Reading::new);
    }

    /** What moves already for that filter; {@code null} when nothing does. */
    private @Nullable Counting counted(Content content, String programmeId, Filter filter) {
        if (filter.equals(Filter.NONE)) {
            return content.whole(programmeId);
        }
        var view = views.get(new View.Key(programmeId, filter));
        return view == null ? null : view.counting();
    }

    /**
     * The figures of a programme now for a filter, broken down. Empty when the board is not ready.
     *
     * @throws eu.sojourn.service.domain.InvalidValue naming {@code by} or {@code kpi}, see {@link RollUp}
     */
    public Optional<Breakdown> breakdown(String programmeId, Filter filter, List<Axis> by, List<String> kpis) {
        return ready().map(now -> {
            var lent = locked(() -> now.lend(programmeId));
            var rows = new RollUp(dictionary, by, kpis, filter, lent.today());
            return countingAlone(() -> {
                rows.needed().forEach(kpi -> rows.add(kpi, lent.of(kpi)));
                return new Breakdown(now.count(programmeId, filter, lent), rows);
            });
        });
    }

    private <T> T countingAlone(Supplier<T> counts) {
        counting.acquireUninterruptibly();
        try {
            return counts.get();
        } finally {
            counting.release();
        }
    }

    /** Whether another instance has read more than this one, which will get there too. */
    boolean isBehind(Position seen) {
        return ready().filter(content -> content.position().isBehind(seen)).isPresent();
    }

    /**
     * Watches a programme until the watcher is closed. Empty when the board is not ready.
     *
     * @throws TooManyViews when nobody watches by that filter and the board can hold no more
     */
    public Optional<Watcher> watch(String programmeId, Filter filter) throws InterruptedException {
        var key = new View.Key(programmeId, filter);
        var opened = new Opened[1];
        var watcher = locked(() -> ready().map(content -> {
            var view = views.get(key);
            if (view == null) {
                checkPlaceFor(key);
                view = new View(key);
                var counting = content.open(programmeId, filter);
                opened[0] = new Opened(content, counting, content.lend(programmeId));
                view.countBy(counting);
                views.put(key, view);
            }
            var one = new Watcher(this, view);
            view.watchers().add(one);
            watching.incrementAndGet();
            return one;
        }));
        try {
            if (opened[0] != null) {
                form(watcher.orElseThrow().view(), opened[0]);
            } else if (watcher.isPresent()) {
                watcher.get().view().awaitForming();
            }
        } catch (InterruptedException | RuntimeException e) {
            watcher.ifPresent(Watcher::close);
            throw e;
        }
        return watcher;
    }

    /** The unfiltered view of a programme costs nothing: it is counted whoever watches. No programme takes all the places of the others. */
    private void checkPlaceFor(View.Key key) {
        if (key.filter().equals(Filter.NONE)) {
            return;
        }
        var filtered = views.keySet().stream().filter(other -> !other.filter().equals(Filter.NONE)).toList();
        var own = filtered.stream().filter(other -> other.programmeId().equals(key.programmeId())).count();
        if (filtered.size() >= mostViews || own >= Math.ceilDiv(mostViews, 2)) {
            throw new TooManyViews();
        }
    }

    /** A view that was opened, and the cells of that moment, of which it has to be formed. */
    private record Opened(Content content, Counting counting, Content.Lent lent) {}

    private void form(View view, Opened opened) {
        try {
            if (opened.counting().figures() == null) {
                countingAlone(() -> {
                    opened.counting().form(opened.lent().leaves());
                    return true;
                });
                locked(() -> opened.content().formed(view.key().programmeId(), opened.counting(), opened.lent().today()));
            }
        } finally {
            view.formed();
        }
    }

    void leave(Watcher watcher) {
        var view = watcher.view();
        if (!view.watchers().remove(watcher)) {
            return;
        }
        watching.decrementAndGet();
        if (view.watchers().isEmpty()) {
            locked(() -> {
                var counting = view.counting();
                var content = shown;
                if (view.watchers().isEmpty() && views.remove(view.key(), view) && counting != null && content != null) {
                    content.close(view.key().programmeId(), counting);
                }
            });
        }
    }

    /** How many watch. */
    public int watching() {
        return watching.get();
    }

    /** How many different filters they watch by. */
    public int views() {
        return views.size();
    }

    /** The programmes that are shown because something was heard of them; none before the board is ready. */
    public Set<String> programmes() {
        return ready().map(Content::programmes).orElse(Set.of());
    }

    /** Ends the watching of all, for a shutdown. */
    public void close() {
        closed = true;
        waking.close();
        views.values().forEach(view -> view.watchers().forEach(Watcher::wake));
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
        return reading.computeIfAbsent(generation, missing -> new Content(dictionary, missing, from.apply(missing), today.get(), runs));
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
