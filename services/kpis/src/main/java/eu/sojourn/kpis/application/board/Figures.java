package eu.sojourn.kpis.application.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Bookmark.Ahead;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * What a board shows for one programme and filter at one position. Immutable.
 *
 * @param scope names what it is made of, in bookmarks
 * @param asOf when the latest event was recorded that the figures of the programme reflect; {@code null} before the first
 * @param figures one for each indicator, in the order of the dictionary
 */
public record Figures(String programmeId, Filter filter, String scope, Generation generation, @Nullable Instant asOf, Position position,
        List<Figure> figures) {

    public Figures {
        figures = List.copyOf(figures);
    }

    /**
     * One number of a board.
     *
     * @param value {@code null} where there is none: the median of nothing, a ratio over 0
     * @param facts how many facts give something
     * @param marks what moved it
     */
    public record Figure(Indicator indicator, @Nullable BigDecimal value, long facts, Marks marks) {}

    /** A figure to be shown, and what one has seen who has seen it. */
    public record Change(Figure figure, Bookmark bookmark) {}

    /** What one has seen who has seen all of this. */
    public Bookmark bookmark() {
        return new Bookmark(scope, position, null);
    }

    /** The same, known to hold also at a later position. */
    Figures at(Position later, @Nullable Instant asOf) {
        return new Figures(programmeId, filter, scope, generation, asOf, later, figures);
    }

    /**
     * To be asked of figures that cover the bookmark only. What one has to be shown who has seen that much: each figure that was moved since,
     * once, with its present value. Whoever stops after any of these changes and comes back with its bookmark is shown the rest, and nothing
     * again.
     *
     * @return empty when only the whole can be shown, because figures were moved again that had been shown only in part
     */
    Optional<List<Change>> since(Bookmark seen) {
        var ahead = seen.ahead();
        if (ahead != null && figures.stream().anyMatch(figure -> figure.marks().areNewTo(ahead.position()))) {
            return Optional.empty();
        }
        var pending = new ArrayList<Integer>();
        for (var i = 0; i < figures.size(); i++) {
            if (figures.get(i).marks().areNewTo(seen.seenOf(i))) {
                pending.add(i);
            }
        }
        var reached = seen.furthest().union(position);
        var changes = new ArrayList<Change>();
        for (var i : pending) {
            changes.add(new Change(figures.get(i),
                    new Bookmark(seen.of(), seen.seen(), new Ahead(ahead == null ? reached : ahead.position(), i + 1))));
        }
        if (!changes.isEmpty()) {
            changes.set(changes.size() - 1, new Change(changes.getLast().figure(), new Bookmark(seen.of(), reached, null)));
        }
        return Optional.of(changes);
    }
}
