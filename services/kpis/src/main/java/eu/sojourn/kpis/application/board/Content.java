package eu.sojourn.kpis.application.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import eu.sojourn.kpis.domain.indicator.Classification;
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
    private final Map<String, Named> named = new HashMap<>();
    private final Same same = new Same();
    /** The partnership that runs a programme. */
    private Map<String, String> runs;
    private LocalDate today;
    private volatile Position position;

    /** The cells that stand under one name: those of a programme, or of all that a partnership runs. */
    private static final class Named {

        private final Map<String, Leaves> leaves = new HashMap<>();
        private final Set<Programme> shownBy = new LinkedHashSet<>();
        private @Nullable Instant asOf;
    }

    /** What is shown of a programme. */
    private static final class Programme {

        private final Counting whole;
        private final List<Named> parts;
        private final List<Counting> filtered = new ArrayList<>();
        private int watched;
        private volatile @Nullable Instant asOf;

        Programme(Counting whole, List<Named> parts) {
            this.whole = whole;
            this.parts = parts;
        }

        Map<String, Leaves.Lent> lend() {
            var lent = new HashMap<String, Leaves.Lent>();
            parts.forEach(part -> part.leaves.forEach((kpi, its) -> lent.merge(kpi, its.lend(), Leaves.Lent::and)));
            return lent;
        }

        @Nullable
        Instant latest() {
            return parts.stream().map(part -> part.asOf).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
        }
    }

    /** Cells of a programme at one moment, to be counted by others while this moves on. */
    record Lent(List<String> names, Map<String, Leaves.Lent> leaves, LocalDate today, Position position, @Nullable Instant asOf) {

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

    Content(Dictionary dictionary, Generation generation, Position beginning, LocalDate today, Map<String, String> runs) {
        this.dictionary = dictionary;
        this.indicators = dictionary.indicators().stream().collect(Collectors.toMap(Indicator::kpi, Function.identity()));
        this.generation = generation;
        this.today = today;
        this.position = beginning.after(today);
        this.runs = Map.copyOf(runs);
        runs.keySet().forEach(this::programme);
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
        return programmes.entrySet().stream().filter(one -> one.getValue().asOf != null).map(Map.Entry::getKey).collect(Collectors.toSet());
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
            take(record, indicator.kpi(), named(cell.key().programmeId()), moved, touched);
        }
        var here = position.after(records);
        touched.forEach(programme -> publish(programme, moved, here));
        position = here;
        return moved;
    }

    private void take(Placed record, String kpi, Named named, Set<Counting> moved, Set<Programme> touched) {
        var cell = record.cell();
        if (named.asOf == null || cell.at().isAfter(named.asOf)) {
            named.asOf = cell.at();
            named.shownBy.forEach(programme -> {
                programme.asOf = programme.latest();
                touched.add(programme);
            });
        }
        var leaves = named.leaves.computeIfAbsent(kpi, _ -> new Leaves());
        var facets = same.facets(cell.key());
        var day = Math.toIntExact(cell.key().day().toEpochDay());
        var former = leaves.find(facets, day);
        if (former != null && former.version() >= cell.version()) {
            return;
        }
        var content = same.content(cell.content());
        var facts = Math.toIntExact(cell.facts());
        // A cell that is new here may have had other content, in records that were compacted away.
        var changed = former == null || former.facts() != facts || !Objects.equals(former.content(), content);
        var leaf = new Leaf(facets, day, content, facts, cell.version(),
                changed ? Leaf.place(record.partition(), record.offset()) : former.place());
        leaves.put(leaf);
        if (!changed) {
            return;
        }
        for (var programme : named.shownBy) {
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

    private static void publish(Programme programme, Set<Counting> moved, Position here) {
        programme.whole.publish(programme.asOf, here);
        programme.filtered.stream().filter(moved::contains).forEach(counting -> counting.publish(programme.asOf, here));
    }

    /**
     * Takes in who runs programmes. What is shown of those that are run by another than was known has to be opened anew.
     *
     * @param runs the partnership by the programme
     * @return those programmes
     */
    Set<String> know(Map<String, String> runs) {
        var former = this.runs;
        this.runs = Map.copyOf(runs);
        var changed = new LinkedHashSet<>(programmes.keySet());
        changed.addAll(runs.keySet());
        changed.removeIf(id -> Objects.equals(former.get(id), runs.get(id)));
        changed.forEach(id -> {
            var before = programmes.remove(id);
            if (before != null) {
                before.parts.forEach(part -> part.shownBy.remove(before));
            }
            programme(id);
        });
        return changed;
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
            if (programme.asOf == null && programme.watched == 0 && !runs.containsKey(programmeId)) {
                programmes.remove(programmeId);
                programme.parts.forEach(part -> part.shownBy.remove(programme));
            }
        }
    }

    Counting counting(String programmeId, Filter filter) {
        return new Counting(programmeId, names(programmeId), filter, generation, dictionary, today, position);
    }

    /** What a counting of a programme shows, as of now; empty when it shows nothing so far. */
    Optional<Figures> known(String programmeId, @Nullable Counting counting) {
        var programme = programmes.get(programmeId);
        var figures = counting == null ? null : counting.figures();
        return figures == null || programme == null ? Optional.empty() : Optional.of(figures.at(position, programme.asOf));
    }

    /** Counts what was lent. */
    Figures count(String programmeId, Filter filter, Lent lent) {
        var counting = new Counting(programmeId, lent.names(), filter, generation, dictionary, lent.today(), lent.position());
        counting.form(lent.leaves());
        return counting.publish(lent.asOf(), lent.position());
    }

    Lent lend(String programmeId) {
        var programme = programmes.get(programmeId);
        return programme == null
                ? new Lent(names(programmeId), Map.of(), today, position, null)
                : new Lent(names(programmeId), programme.lend(), today, position, programme.asOf);
    }

    /** The cells of an indicator that stand under a name. */
    Leaves.Lent lendNamed(String name, String kpi) {
        var one = named.get(name);
        var leaves = one == null ? null : one.leaves.get(kpi);
        return leaves == null ? Leaves.Lent.NOTHING : leaves.lend();
    }

    /** The names under which cells of a programme stand. */
    private List<String> names(String programmeId) {
        var partnership = runs.get(programmeId);
        return partnership == null ? List.of(programmeId) : List.of(programmeId, Classification.programmesOf(partnership));
    }

    private Named named(String name) {
        var known = named.get(name);
        if (known != null) {
            return known;
        }
        var made = new Named();
        named.put(name, made);
        if (!Classification.standsForSeveral(name)) {
            programme(name);
        }
        return made;
    }

    private Programme programme(String programmeId) {
        var known = programmes.get(programmeId);
        if (known != null) {
            return known;
        }
        var parts = names(programmeId).stream().map(name -> named.computeIfAbsent(name, _ -> new Named())).toList();
        var made = new Programme(counting(programmeId, Filter.NONE), parts);
        made.asOf = made.latest();
        made.whole.form(made.lend());
        made.whole.publish(made.asOf, position);
        parts.forEach(part -> part.shownBy.add(made));
        programmes.put(programmeId, made);
        return made;
    }
}
