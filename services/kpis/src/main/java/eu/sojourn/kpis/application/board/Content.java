package eu.sojourn.kpis.application.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Aggregate.Amounts;
import eu.sojourn.kpis.domain.figure.Aggregate.Elements;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Facets;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.figure.Leaf;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * What was read of a generation since the beginning of a topic, and the countings that it moves. To be changed by one thread at a time;
 * what the volatile and concurrent fields hold can be read by any.
 */
final class Content {

    private final Dictionary dictionary;
    private final Generation generation;
    private final Map<String, Indicator> indicators;
    private final Map<String, Programme> programmes = new ConcurrentHashMap<>();
    private final Same same = new Same();
    private LocalDate today;
    private volatile Position position;

    /** What is known of a programme. */
    private static final class Programme {

        private final Map<String, Leaves> leaves = new HashMap<>();
        private final Counting whole;
        private final List<Counting> filtered = new ArrayList<>();
        private volatile @Nullable Instant asOf;
        private int watched;

        Programme(Counting whole) {
            this.whole = whole;
        }

        Map<String, Leaves.Lent> lend() {
            var lent = new HashMap<String, Leaves.Lent>();
            leaves.forEach((kpi, its) -> lent.put(kpi, its.lend()));
            return lent;
        }
    }

    /** Cells of a programme at one moment, to be counted by others while this moves on. */
    record Lent(Map<String, Leaves.Lent> leaves, LocalDate today, Position position, @Nullable Instant asOf) {

        Leaves.Lent of(String kpi) {
            return leaves.getOrDefault(kpi, Leaves.Lent.NOTHING);
        }
    }

    /** Gives for what is equal the same object, because most of what cells hold is equal. */
    private static final class Same {

        private final Map<Object, Object> known = new HashMap<>();

        @SuppressWarnings("unchecked")
        <T> T as(T value) {
            var former = known.putIfAbsent(value, value);
            return former == null ? value : (T) former;
        }

        /** What several facts gave together is hardly ever equal, so it is not kept here. */
        @Nullable
        Aggregate content(@Nullable Aggregate content) {
            return switch (content) {
                case null -> null;
                case Sum(var total) when total.precision() <= 6 -> as(content);
                case Sum _ -> content;
                case Elements(var named) -> named.size() == 1 ? as(content) : content;
                case Amounts(var occurring) -> occurring.size() == 1 ? as(content) : content;
            };
        }

        Facets facets(CellKey key) {
            return as(Facets.of(key.dimensions(), this::as));
        }
    }

    Content(Dictionary dictionary, Generation generation, Position beginning, LocalDate today) {
        this.dictionary = dictionary;
        this.indicators = dictionary.indicators().stream().collect(Collectors.toMap(Indicator::kpi, Function.identity()));
        this.generation = generation;
        this.today = today;
        this.position = beginning.after(today);
    }

    Generation generation() {
        return generation;
    }

    /** Up to where all countings show what was read. */
    Position position() {
        return position;
    }

    /** The programmes of which something was heard. */
    Set<String> programmes() {
        var heard = new LinkedHashSet<String>();
        programmes.forEach((id, programme) -> {
            if (programme.asOf != null) {
                heard.add(id);
            }
        });
        return heard;
    }

    /** Takes in records in the order of their partitions. @return what they moved */
    Set<Counting> take(Collection<Placed> records) {
        var moved = new LinkedHashSet<Counting>();
        var touched = new LinkedHashSet<Programme>();
        for (var record : records) {
            var cell = record.cell();
            var indicator = indicators.get(cell.key().kpi());
            if (indicator == null || cell.content() != null && cell.content().measure() != indicator.measure()) {
                continue; // of other rules than those that this instance can show
            }
            var kpi = indicator.kpi();
            var programme = programme(cell.key().programmeId());
            var asOf = programme.asOf;
            if (asOf == null || cell.at().isAfter(asOf)) {
                programme.asOf = cell.at();
                touched.add(programme);
            }
            var leaves = programme.leaves.computeIfAbsent(kpi, _ -> new Leaves());
            var facets = same.facets(cell.key());
            var day = Math.toIntExact(cell.key().day().toEpochDay());
            var former = leaves.find(facets, day);
            if (former != null && former.version() >= cell.version()) {
                continue;
            }
            var content = same.content(cell.content());
            var facts = Math.toIntExact(cell.facts());
            // A cell that is new here may have had other content, in records that were compacted away.
            var changed = former == null || former.facts() != facts || !Objects.equals(former.content(), content);
            var leaf = new Leaf(facets, day, content, facts, cell.version(),
                    changed ? Leaf.place(record.partition(), record.offset()) : former.place());
            leaves.put(leaf);
            if (changed) {
                touched.add(programme);
                if (programme.whole.move(kpi, former, leaf)) {
                    moved.add(programme.whole);
                }
                for (var counting : programme.filtered) {
                    if (counting.move(kpi, former, leaf)) {
                        moved.add(counting);
                    }
                }
            }
        }
        var here = position.after(records);
        touched.forEach(programme -> publish(programme, moved, here));
        position = here;
        return moved;
    }

    private static void publish(Programme programme, Set<Counting> moved, Position here) {
        programme.whole.publish(programme.asOf, here);
        programme.filtered.stream().filter(moved::contains).forEach(counting -> counting.publish(programme.asOf, here));
    }

    /** Takes in which day it is. @return what that moved */
    Set<Counting> begin(LocalDate day) {
        if (!day.isAfter(today)) {
            return Set.of();
        }
        today = day;
        var moved = new LinkedHashSet<Counting>();
        var here = position.after(day);
        for (var programme : programmes.values()) {
            var leaves = programme.lend();
            if (programme.whole.begin(day, leaves)) {
                moved.add(programme.whole);
            }
            for (var counting : programme.filtered) {
                if (counting.begin(day, leaves)) {
                    moved.add(counting);
                }
            }
            publish(programme, moved, here);
        }
        position = here;
        return moved;
    }

    /** The counting of everything; {@code null} where nothing was heard of a programme and nobody watches it. */
    @Nullable
    Counting whole(String programmeId) {
        var programme = programmes.get(programmeId);
        return programme == null ? null : programme.whole;
    }

    /** A counting of a programme that is moved from now on. It has to be formed of what is lent at this moment, unless it is published already. */
    Counting open(String programmeId, Filter filter) {
        var programme = programme(programmeId);
        programme.watched++;
        if (filter.equals(Filter.NONE)) {
            return programme.whole;
        }
        var counting = counting(programmeId, filter);
        counting.expect();
        programme.filtered.add(counting);
        return counting;
    }

    /** A counting has taken in what was lent when it was opened. */
    void formed(String programmeId, Counting counting, LocalDate asLent) {
        var programme = programme(programmeId);
        counting.formed();
        if (!asLent.equals(today)) {
            counting.begin(today, programme.lend());
        }
        counting.publish(programme.asOf, position);
    }

    /** Moves a counting no more. */
    void close(String programmeId, Counting counting) {
        var programme = programmes.get(programmeId);
        if (programme != null) {
            programme.filtered.remove(counting);
            programme.watched--;
            if (programme.asOf == null && programme.watched == 0) {
                programmes.remove(programmeId);
            }
        }
    }

    Counting counting(String programmeId, Filter filter) {
        return new Counting(programmeId, filter, generation, dictionary, today, position);
    }

    /** What a counting of a programme shows, as of now; empty when it shows nothing so far. */
    Optional<Figures> known(String programmeId, @Nullable Counting counting) {
        var programme = programmes.get(programmeId);
        var figures = counting == null ? null : counting.figures();
        return figures == null || programme == null ? Optional.empty() : Optional.of(figures.at(position, programme.asOf));
    }

    /** Counts what was lent. */
    Figures count(String programmeId, Filter filter, Lent lent) {
        var counting = new Counting(programmeId, filter, generation, dictionary, lent.today(), lent.position());
        counting.form(lent.leaves());
        return counting.publish(lent.asOf(), lent.position());
    }

    Lent lend(String programmeId) {
        var programme = programmes.get(programmeId);
        return programme == null
                ? new Lent(Map.of(), today, position, null)
                : new Lent(programme.lend(), today, position, programme.asOf);
    }

    Leaves.Lent lend(String programmeId, String kpi) {
        var programme = programmes.get(programmeId);
        var leaves = programme == null ? null : programme.leaves.get(kpi);
        return leaves == null ? Leaves.Lent.NOTHING : leaves.lend();
    }

    private Programme programme(String programmeId) {
        return programmes.computeIfAbsent(programmeId, id -> {
            var programme = new Programme(counting(id, Filter.NONE));
            programme.whole.publish(null, position);
            return programme;
        });
    }
}
