package eu.sojourn.local.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import eu.sojourn.local.mongo.OrderedIndex.Bound;

/**
 * How to find: positions that hold at least all matching documents, and whether they come in the order asked for. An index is chosen by unique key first, then by
 * the longest prefix of equalities, then by a range or the sort order behind it.
 *
 * @param benefit
 *            how much better than a scan, to compare plans
 */
record Plan(Stream<Object> positions, boolean sorted, int benefit) {

    private static final int UNIQUE_KEY = 1000;
    private static final int EQUALITY = 10;
    private static final int RANGE = 5;
    private static final int ORDER = 4;
    private static final int MOST_PREFIXES = 1000;

    /** What the query demands of one path; any part of it may be left out, as the matcher checks all of it again. */
    private record Demand(@Nullable List<@Nullable Object> oneOf, Bound low, Bound high) {

        private static final Demand NOTHING = new Demand(null, Bound.NONE, Bound.NONE);

        Demand and(Demand other) {
            return new Demand(oneOf != null ? oneOf : other.oneOf, low.present() ? low : other.low, high.present() ? high : other.high);
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
        return best != null && best.benefit > ORDER ? best : betterOf(best, union(indexes, query));
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
        int direction = index.holdsArrays() || prefixes.size() != 1 ? 0 : direction(index, equalities, orderBy);
        if (index.sparse() && !demandsValue) {
            return null;
        }
        int benefit = equalities * EQUALITY + (range.bounded() ? RANGE : 0) + (direction != 0 && limit > 0 ? ORDER : 0)
                + (index.isUnique() && equalities == paths.size() ? UNIQUE_KEY : 0);
        if (benefit == 0) {
            return null;
        }
        return new Plan(positions(index, prefixes, range, direction < 0), direction != 0, benefit);
    }

    /** Two bounds on an array may be met by two different elements, so only one of them narrows. */
    private static Stream<Object> positions(OrderedIndex index, List<List<@Nullable Object>> prefixes, Demand range, boolean reversed) {
        boolean arrays = index.holdsArrays();
        Bound high = arrays && range.low().present() ? Bound.NONE : range.high();
        Stream<Object> positions = prefixes.stream().flatMap(prefix -> index.between(prefix, range.low(), high, reversed));
        return arrays || prefixes.size() > 1 ? positions.distinct() : positions;
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
    private static @Nullable Plan union(List<OrderedIndex> indexes, Document query) {
        if (!(query.get("$or") instanceof List<?> branches)) {
            return null;
        }
        var positions = new LinkedHashSet<Object>();
        int benefit = Integer.MAX_VALUE;
        for (Object branch : branches) {
            @Nullable
            Plan plan = branch instanceof Document document ? best(indexes, document, null, 0) : null;
            if (plan == null) {
                return null;
            }
            plan.positions.forEach(positions::add);
            benefit = Math.min(benefit, plan.benefit);
        }
        return new Plan(positions.stream(), false, benefit);
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
                case "$gt", "$gte" -> comparable(value) ? new Demand(null, Bound.at(value), Bound.NONE) : Demand.NOTHING;
                case "$lt", "$lte" -> comparable(value) ? new Demand(null, Bound.NONE, Bound.at(value)) : Demand.NOTHING;
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
