package eu.sojourn.local.mongo;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import eu.sojourn.local.mongo.OrderedIndex.Bound;
import eu.sojourn.local.mongo.OrderedIndex.Ranked;

/**
 * How to find: positions that hold at least all matching documents, and whether they come in the order asked for. An index is chosen by unique key first, then by
 * the longest prefix of equalities, then by a range or the sort order behind it. Several equalities of one path, and several branches of an {@code $or}, are merged
 * where each of them comes in the order asked for, so that no more is read than a limited find needs.
 *
 * @param found
 *            with the values that they are sorted by, if they are sorted
 * @param several
 *            whether a position may come more than once
 * @param benefit
 *            how much better than a scan, to compare plans
 */
record Plan(Stream<Ranked> found, boolean sorted, boolean several, int benefit) {

    private static final int UNIQUE_KEY = 1000;
    private static final int EQUALITY = 10;
    private static final int RANGE = 5;
    private static final int ORDER = 4;
    private static final int MOST_PREFIXES = 1000;

    /** What the query demands of one path; any part of it may be left out, as the matcher checks all of it again. */
    private record Demand(@Nullable List<@Nullable Object> oneOf, Bound low, Bound high) {

        private static final Demand NOTHING = new Demand(null, Bound.NONE, Bound.NONE);

        Demand and(Demand other) {
            return new Demand(oneOf != null ? oneOf : other.oneOf, low.orAbove(other.low), high.orBelow(other.high));
        }

        boolean bounded() {
            return low.present() || high.present();
        }
    }

    /** Answers the best plan, or null when a scan is as good. */
    static @Nullable Plan best(List<OrderedIndex> indexes, Document query, @Nullable Document orderBy, int limit) {
        if (orderBy != null && orderBy.containsKey("$natural")) {
            return null;
        }
        Map<String, Demand> demands = demands(query);
        @Nullable
        Plan best = null;
        for (OrderedIndex index : indexes) {
            @Nullable
            Plan plan = of(index, demands, orderBy, limit);
            if (plan != null && (best == null || plan.benefit > best.benefit)) {
                best = plan;
            }
        }
        return best != null && best.benefit > ORDER ? best : betterOf(best, union(indexes, query, orderBy, limit));
    }

    Stream<Object> positions() {
        Stream<Object> positions = found.map(Ranked::position);
        return several ? positions.distinct() : positions;
    }

    private static @Nullable Plan betterOf(@Nullable Plan first, @Nullable Plan second) {
        return second == null || first != null && first.benefit >= second.benefit ? first : second;
    }

    private static @Nullable Plan of(OrderedIndex index, Map<String, Demand> demands, @Nullable Document orderBy, int limit) {
        List<String> paths = index.paths();
        List<List<@Nullable Object>> prefixes = List.of(List.of());
        boolean demandsValue = false;
        int equalities = 0;
        while (equalities < paths.size()) {
            List<@Nullable Object> oneOf = demands.getOrDefault(paths.get(equalities), Demand.NOTHING).oneOf();
            if (oneOf == null || (long) prefixes.size() * oneOf.size() > MOST_PREFIXES) {
                break;
            }
            prefixes = product(prefixes, oneOf);
            demandsValue |= oneOf.stream().allMatch(Missing::isNeitherNullNorMissing);
            equalities++;
        }
        Demand range = equalities < paths.size() ? demands.getOrDefault(paths.get(equalities), Demand.NOTHING) : Demand.NOTHING;
        demandsValue |= range.bounded();
        int direction = index.holdsArrays() ? 0 : direction(index, equalities, orderBy);
        if (index.sparse() && !demandsValue) {
            return null;
        }
        int benefit = equalities * EQUALITY + (range.bounded() ? RANGE : 0) + (direction != 0 && limit > 0 ? ORDER : 0)
                + (index.isUnique() && equalities == paths.size() ? UNIQUE_KEY : 0);
        if (benefit == 0) {
            return null;
        }
        if (direction == 0) {
            return new Plan(unsorted(index, prefixes, range), false, index.holdsArrays(), benefit);
        }
        List<Stream<Ranked>> each = prefixes.stream()
                .map(prefix -> index.between(prefix, range.low(), range.high(), direction < 0, ranks(index, requireNonNull(orderBy))))
                .toList();
        return new Plan(merged(each, requireNonNull(orderBy)), true, false, benefit);
    }

    /** Two bounds on an array may be met by two different elements, so only one of them narrows. */
    private static Stream<Ranked> unsorted(OrderedIndex index, List<List<@Nullable Object>> prefixes, Demand range) {
        Bound high = index.holdsArrays() && range.low().present() ? Bound.NONE : range.high();
        return prefixes.stream().flatMap(prefix -> index.between(prefix, range.low(), high, false));
    }

    /** Where the values of the order are found in the keys of an index that has all of them. */
    private static int[] ranks(OrderedIndex index, Document orderBy) {
        return orderBy.keySet().stream().mapToInt(index.paths()::indexOf).toArray();
    }

    private static Stream<Ranked> merged(List<Stream<Ranked>> sorted, Document orderBy) {
        if (sorted.size() == 1) {
            return sorted.getFirst();
        }
        int[] signs = orderBy.values().stream().mapToInt(order -> ((Number) order).intValue()).toArray();
        // Nothing is read before the plan is chosen.
        return StreamSupport.stream(() -> Spliterators.spliteratorUnknownSize(new Merge(sorted, signs), Spliterator.ORDERED),
                Spliterator.ORDERED, false);
    }

    /** Reads of each source only what was asked for, and one ahead. */
    private static final class Merge implements Iterator<Ranked> {

        private record Head(Ranked first, Iterator<Ranked> rest) {}

        private final PriorityQueue<Head> heads;

        Merge(List<Stream<Ranked>> sorted, int[] signs) {
            heads = new PriorityQueue<>((a, b) -> compare(a.first().rank(), b.first().rank(), signs));
            sorted.forEach(source -> add(source.iterator()));
        }

        private static int compare(List<@Nullable Object> a, List<@Nullable Object> b, int[] signs) {
            for (int i = 0; i < signs.length; i++) {
                int order = OrderedIndex.compareValues(a.get(i), b.get(i));
                if (order != 0) {
                    return signs[i] > 0 ? order : -order;
                }
            }
            return 0;
        }

        private void add(Iterator<Ranked> source) {
            if (source.hasNext()) {
                heads.add(new Head(source.next(), source));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Ranked next() {
            Head head = heads.remove();
            add(head.rest());
            return head.first();
        }
    }

    private static List<List<@Nullable Object>> product(List<List<@Nullable Object>> prefixes, List<@Nullable Object> values) {
        var product = new ArrayList<List<@Nullable Object>>();
        for (List<@Nullable Object> prefix : prefixes) {
            for (Object value : values) {
                var longer = new ArrayList<@Nullable Object>(prefix);
                longer.add(value);
                product.add(longer);
            }
        }
        return product;
    }

    /** Answers 1 when the index from that path on is in the order asked for, -1 when in reverse, 0 when in another or none is asked for. */
    private static int direction(OrderedIndex index, int from, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return 0;
        }
        int direction = 0;
        int position = from;
        for (Map.Entry<String, Object> order : orderBy.entrySet()) {
            if (index.paths().subList(0, from).contains(order.getKey())) {
                continue; // the same value in all of them
            }
            if (position >= index.paths().size() || !index.paths().get(position).equals(order.getKey())) {
                return 0;
            }
            boolean forward = ((Number) order.getValue()).intValue() > 0 == index.ascending(position);
            if (direction != 0 && direction > 0 != forward) {
                return 0;
            }
            direction = forward ? 1 : -1;
            position++;
        }
        return direction == 0 ? 1 : direction;
    }

    /** Every branch of an {@code $or} by an index, or none. */
    private static @Nullable Plan union(List<OrderedIndex> indexes, Document query, @Nullable Document orderBy, int limit) {
        if (!(query.get("$or") instanceof List<?> branches)) {
            return null;
        }
        if (orderBy != null && limit > 0) {
            @Nullable
            List<Plan> plans = plans(indexes, branches, orderBy, limit);
            if (plans != null && plans.stream().allMatch(Plan::sorted)) {
                return new Plan(merged(plans.stream().map(Plan::found).toList(), orderBy), true, true, least(plans));
            }
        }
        @Nullable
        List<Plan> plans = plans(indexes, branches, null, 0);
        return plans == null ? null : new Plan(plans.stream().flatMap(Plan::found), false, true, least(plans));
    }

    private static @Nullable List<Plan> plans(List<OrderedIndex> indexes, List<?> branches, @Nullable Document orderBy, int limit) {
        var plans = new ArrayList<Plan>();
        for (Object branch : branches) {
            @Nullable
            Plan plan = branch instanceof Document document ? best(indexes, document, orderBy, limit) : null;
            if (plan == null) {
                return null;
            }
            plans.add(plan);
        }
        return plans;
    }

    private static int least(List<Plan> plans) {
        return plans.stream().mapToInt(Plan::benefit).min().orElse(0);
    }

    private static Map<String, Demand> demands(Document query) {
        var demands = new HashMap<String, Demand>();
        collect(query, demands);
        return demands;
    }

    private static void collect(Document query, Map<String, Demand> demands) {
        query.forEach((path, condition) -> {
            if (path.equals("$and") && condition instanceof Collection<?> parts) {
                parts.stream().filter(Document.class::isInstance).forEach(part -> collect((Document) part, demands));
            } else if (!path.startsWith("$")) {
                demands.merge(path, demand(condition), Demand::and);
            }
        });
    }

    private static Demand demand(@Nullable Object condition) {
        if (!(condition instanceof Document operators) || operators.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
            return equality(condition);
        }
        Demand demand = Demand.NOTHING;
        if (BsonRegularExpression.isRegularExpression(condition)) {
            return demand;
        }
        for (Map.Entry<String, Object> operator : operators.entrySet()) {
            Object value = operator.getValue();
            demand = demand.and(switch (operator.getKey()) {
                case "$eq" -> equality(value);
                case "$in" -> anyOf(value);
                case "$gt" -> comparable(value) ? new Demand(null, Bound.beyond(value), Bound.NONE) : Demand.NOTHING;
                case "$gte" -> comparable(value) ? new Demand(null, Bound.at(value), Bound.NONE) : Demand.NOTHING;
                case "$lt" -> comparable(value) ? new Demand(null, Bound.NONE, Bound.beyond(value)) : Demand.NOTHING;
                case "$lte" -> comparable(value) ? new Demand(null, Bound.NONE, Bound.at(value)) : Demand.NOTHING;
                default -> Demand.NOTHING;
            });
        }
        return demand;
    }

    private static Demand equality(@Nullable Object value) {
        return anyOf(java.util.Collections.singletonList(value));
    }

    /** An array or a pattern matches otherwise than by the keys of the index. */
    private static Demand anyOf(@Nullable Object values) {
        if (!(values instanceof Collection<?> alternatives)) {
            return Demand.NOTHING;
        }
        var oneOf = new LinkedHashSet<@Nullable Object>();
        for (Object value : alternatives) {
            if (value instanceof Collection<?> || BsonRegularExpression.isRegularExpression(value)) {
                return Demand.NOTHING;
            }
            oneOf.add(OrderedIndex.normal(value));
        }
        return new Demand(new ArrayList<>(oneOf), Bound.NONE, Bound.NONE);
    }

    /** Bounds of the types that an index orders as the matcher does, and that are equal to no missing value. */
    private static boolean comparable(@Nullable Object value) {
        return value instanceof Number || value instanceof String || value instanceof java.time.Instant
                || value instanceof de.bwaldvogel.mongo.bson.ObjectId;
    }
}
