package eu.sojourn.kpis.application.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Figures.Figure;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.figure.Leaf;
import eu.sojourn.kpis.domain.figure.Selection;
import eu.sojourn.kpis.domain.figure.Total;
import eu.sojourn.kpis.domain.figure.Total.Shown;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Timing;

/**
 * The running totals of a programme for one filter. A record moves one of them; nothing is counted anew. Changed by one thread at a time,
 * read by any.
 */
final class Counting {

    private final String programmeId;
    private final Filter filter;
    private final String scope;
    private final Generation generation;
    private final Dictionary dictionary;
    private final Map<String, Part> parts = new HashMap<>();
    private final int clock;
    private final Marks none;
    /** What moves it before it is formed; {@code null} afterwards. */
    private @Nullable List<Move> waiting;
    private volatile @Nullable Figures figures;

    private record Move(String kpi, @Nullable Leaf before, Leaf after) {}

    /** One indicator that has cells. */
    private static final class Part {

        private final Indicator indicator;
        private final Total total;
        private Selection selection;
        private Marks marks;
        private boolean moved = true;

        Part(Indicator indicator, Total total, Selection selection, Marks marks) {
            this.indicator = indicator;
            this.total = total;
            this.selection = selection;
            this.marks = marks;
        }
    }

    /**
     * Of no cells so far.
     *
     * @param names under which its cells stand
     */
    Counting(String programmeId, List<String> names, Filter filter, Generation generation, Dictionary dictionary, LocalDate today,
            Position position) {
        this.programmeId = programmeId;
        this.filter = filter;
        this.scope = Bookmark.scope(names, filter);
        this.generation = generation;
        this.dictionary = dictionary;
        this.clock = position.clock();
        this.none = Marks.none(position);
        for (var indicator : dictionary.indicators()) {
            var measure = indicator.measure();
            if (measure != null) {
                parts.put(indicator.kpi(), new Part(indicator, new Total(measure), new Selection(indicator, filter, today), none));
            }
        }
    }

    Filter filter() {
        return filter;
    }

    /** Lets what moves it wait until it is formed. */
    void expect() {
        waiting = new ArrayList<>();
    }

    /** Takes in all cells at once. */
    void form(Map<String, ? extends Iterable<Leaf>> leaves) {
        leaves.forEach((kpi, all) -> {
            var part = parts.get(kpi);
            if (part != null) {
                for (var leaf : all) {
                    take(part, null, leaf);
                }
            }
        });
    }

    /** Says that it is formed of all cells but for what has moved it since it began to expect. */
    void formed() {
        var moves = waiting;
        waiting = null;
        if (moves != null) {
            moves.forEach(move -> move(move.kpi(), move.before(), move.after()));
        }
    }

    /** Takes in that a cell changed. @return whether it may have moved a figure */
    boolean move(String kpi, @Nullable Leaf before, Leaf after) {
        var part = parts.get(kpi);
        if (part == null) {
            return false;
        }
        if (waiting != null) {
            waiting.add(new Move(kpi, before, after));
            return false;
        }
        return take(part, before, after);
    }

    private boolean take(Part part, @Nullable Leaf before, Leaf after) {
        if (!part.selection.concerns(after)) {
            return false;
        }
        if (part.selection.holds(after)) {
            if (before != null) {
                part.total.remove(before);
            }
            part.total.add(after);
            part.marks = part.marks.with(after.partition(), after.offset());
            part.moved = true;
        }
        mark(part, after);
        return part.moved;
    }

    /** Someone may come who has seen it before that day, and on another instance with other content. */
    private void mark(Part part, Leaf leaf) {
        var turned = part.selection.turned(leaf);
        if (turned >= 0) {
            part.marks = part.marks.with(clock, turned);
            part.moved = true;
        }
    }

    /** Takes in that another day has begun; one that is not formed yet does that then. @return whether that may have moved a figure */
    boolean begin(LocalDate day, Map<String, ? extends Iterable<Leaf>> leaves) {
        if (waiting != null) {
            return false;
        }
        var moved = false;
        for (var part : parts.values()) {
            if (part.indicator.timing() != Timing.UNTIL) {
                continue;
            }
            var former = part.selection;
            part.selection = new Selection(part.indicator, filter, day);
            for (var leaf : leaves.containsKey(part.indicator.kpi()) ? leaves.get(part.indicator.kpi()) : List.<Leaf>of()) {
                if (part.selection.concerns(leaf) && part.selection.turned(leaf) > former.turned(leaf)) {
                    if (former.holds(leaf)) {
                        part.total.remove(leaf);
                    }
                    if (part.selection.holds(leaf)) {
                        part.total.add(leaf);
                        // Someone may come who has seen that day on another instance, where the cell still had other content.
                        part.marks = part.marks.with(leaf.partition(), leaf.offset());
                    }
                    mark(part, leaf);
                    moved = true;
                }
            }
        }
        return moved;
    }

    /** Shows what it comes to now. */
    Figures publish(@Nullable Instant asOf, Position position) {
        var before = figures;
        var all = new ArrayList<Figure>(dictionary.indicators().size());
        for (var indicator : dictionary.indicators()) {
            all.add(figure(indicator, before == null ? null : before.figures().get(all.size())));
        }
        parts.values().forEach(part -> part.moved = false);
        var now = new Figures(programmeId, filter, scope, generation, asOf, position, all);
        figures = now;
        return now;
    }

    private Figure figure(Indicator indicator, @Nullable Figure before) {
        var ratio = indicator.ratio();
        if (ratio == null) {
            var part = part(indicator.kpi());
            return before != null && !part.moved ? before : figure(indicator, part.total.shown(), part.marks);
        }
        var of = part(ratio.of());
        var to = part(ratio.to());
        return before != null && !of.moved && !to.moved
                ? before
                : figure(indicator, Total.ratio(ratio, of.total.shown(), to.total.shown()), of.marks.with(to.marks));
    }

    private static Figure figure(Indicator indicator, Shown shown, Marks marks) {
        return new Figure(indicator, shown.value(), shown.facts(), marks);
    }

    private Part part(String kpi) {
        var part = parts.get(kpi);
        if (part == null) {
            throw new IllegalStateException("no indicator has cells of " + kpi);
        }
        return part;
    }

    /** What is shown; {@code null} before anything was. */
    @Nullable
    Figures figures() {
        return figures;
    }
}
