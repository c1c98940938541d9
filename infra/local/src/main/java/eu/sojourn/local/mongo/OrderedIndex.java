package eu.sojourn.local.mongo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

/**
 * An index in memory, in key order, unique or not. Keys compare as the server's matcher compares values, so that a range of the index holds at least every
 * document that matches. Not safe for concurrent use: its collection serialises.
 */
final class OrderedIndex extends Index<Object> {

    private static final String ID = "_id";

    private final boolean unique;
    private final List<String> paths;
    private final NavigableMap<Key, Object> entries = new TreeMap<>(this::compare);
    private int documents;
    private int documentsWithArrays;

    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique) {
        super(name, List.copyOf(keys), sparse);
        this.unique = unique;
        this.paths = keys.stream().map(IndexKey::getKey).toList();
    }

    /**
     * Values of the key's paths, then the document's id; or, to search with, a prefix of them that stands before ({@code edge} -1) or after (1) all keys that begin so.
     */
    private record Key(List<@Nullable Object> values, int edge) {}

    List<String> paths() {
        return paths;
    }

    boolean ascending(int position) {
        return getKeys().get(position).isAscending();
    }

    boolean sparse() {
        return isSparse();
    }

    /** Whether some document stands under more than one key. */
    boolean holdsArrays() {
        return documentsWithArrays > 0;
    }

    /** A position with the values that it is sorted by, in the order of the paths that were asked for. */
    record Ranked(List<@Nullable Object> rank, Object position) {}

    /**
     * Positions under the keys that begin with the prefix and, if there are bounds, lie between them in the next path; in the order of the index or in reverse.
     *
     * @param low
     *            in value order, whatever the direction of the index; {@link Bound#NONE} for none
     * @param ranks
     *            numbers of the paths whose values are told with each position
     */
    Stream<Ranked> between(List<@Nullable Object> prefix, Bound low, Bound high, boolean reversed, int... ranks) {
        boolean ascending = prefix.size() >= paths.size() || ascending(prefix.size());
        Bound first = ascending ? low : high;
        Bound last = ascending ? high : low;
        Key from = probe(prefix, first, first.exclusive() ? 1 : -1);
        Key to = probe(prefix, last, last.exclusive() ? -1 : 1);
        if (compare(from, to) > 0) {
            return Stream.of();
        }
        NavigableMap<Key, Object> range = entries.subMap(from, true, to, true);
        var found = (reversed ? range.descendingMap() : range).entrySet().iterator();
        // Not entrySet().stream(): it asks for the size, and a part of a tree map counts all its entries to tell it.
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED), false)
                .map(entry -> new Ranked(ranked(entry.getKey(), ranks), entry.getValue()));
    }

    private static List<@Nullable Object> ranked(Key key, int... ranks) {
        var values = new @Nullable Object[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            values[i] = key.values().get(ranks[i]);
        }
        return Arrays.asList(values);
    }

    /** One end of a range of values. */
    record Bound(boolean present, @Nullable Object value, boolean exclusive) {

        static final Bound NONE = new Bound(false, null, false);

        static Bound at(@Nullable Object value) {
            return new Bound(true, normal(value), false);
        }

        static Bound beyond(@Nullable Object value) {
            return new Bound(true, normal(value), true);
        }

        /** The narrower of two lower bounds. */
        Bound orAbove(Bound other) {
            return narrower(other, 1);
        }

        /** The narrower of two upper bounds. */
        Bound orBelow(Bound other) {
            return narrower(other, -1);
        }

        private Bound narrower(Bound other, int sign) {
            if (!present || !other.present) {
                return present ? this : other;
            }
            int order = sign * compareValues(value, other.value);
            return order > 0 || order == 0 && exclusive ? this : other;
        }
    }

    private static Key probe(List<@Nullable Object> prefix, Bound bound, int edge) {
        if (!bound.present()) {
            return new Key(prefix, edge);
        }
        var values = new ArrayList<@Nullable Object>(prefix);
        values.add(bound.value());
        return new Key(values, edge);
    }

    /** Numbers compare by value whatever their type, as in the matcher; missing is null. */
    static @Nullable Object normal(@Nullable Object value) {
        return new KeyValue(Missing.ofNullable(value)).normalized().get(0);
    }

    private int compare(Key a, Key b) {
        int common = Math.min(a.values().size(), b.values().size());
        for (int i = 0; i < common; i++) {
            int order = compareValues(a.values().get(i), b.values().get(i));
            if (order != 0) {
                return i >= paths.size() || ascending(i) ? order : -order;
            }
        }
        if (a.values().size() == b.values().size()) {
            return Integer.compare(a.edge(), b.edge());
        }
        return a.values().size() < b.values().size() ? a.edge() : -b.edge();
    }

    static int compareValues(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x, y);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return compareNumbers(x, y);
        }
        return ValueComparator.ascWithoutListHandling().compare(a, b);
    }

    /** Only integers beyond the exact range of a double come here. */
    private static int compareNumbers(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (!Double.isFinite(a.doubleValue()) || !Double.isFinite(b.doubleValue())) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long integer ? BigDecimal.valueOf(integer) : new BigDecimal(number.doubleValue());
    }

    /** The keys of a document, without its id: none when the index is sparse and has nothing of it, several when a path leads to an array. */
    private Set<List<@Nullable Object>> keysOf(Document document) {
        if (isSparse() && paths.stream().allMatch(path -> absent(document, path))) {
            return Set.of();
        }
        Set<List<@Nullable Object>> keys = Set.of(List.of());
        int arrays = 0;
        for (String path : paths) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, path);
            arrays += value instanceof Collection<?> ? 1 : 0;
            keys = extended(keys, value);
        }
        if (arrays > 1) {
            getKeyValues(document); // throws when the arrays are parallel
        }
        return keys;
    }

    private static boolean absent(Document document, String path) {
        Object value = Utils.getSubdocumentValueCollectionAware(document, path);
        return value instanceof Missing
                || value instanceof Collection<?> values && !values.isEmpty() && values.stream().allMatch(Missing.class::isInstance);
    }

    private static Set<List<@Nullable Object>> extended(Set<List<@Nullable Object>> keys, @Nullable Object value) {
        Collection<?> alternatives = value instanceof Collection<?> elements ? elements : java.util.Collections.singletonList(value);
        var extended = new LinkedHashSet<List<@Nullable Object>>();
        for (List<@Nullable Object> key : keys) {
            for (Object alternative : alternatives.isEmpty() ? java.util.Collections.singletonList(null) : alternatives) {
                var longer = new ArrayList<@Nullable Object>(key);
                longer.add(normal(alternative));
                extended.add(longer);
            }
        }
        return extended;
    }

    private static Key entry(List<@Nullable Object> key, Document document) {
        var values = key.toArray(new @Nullable Object[key.size() + 1]);
        values[key.size()] = normal(document.get(ID));
        return new Key(Arrays.asList(values), 0);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        for (List<@Nullable Object> key : keysOf(document)) {
            return entries.get(entry(key, document));
        }
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        Set<List<@Nullable Object>> keys = keysOf(document);
        if (unique) {
            requireUnused(keys, document, collection, null);
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        Set<List<@Nullable Object>> keys = keysOf(document);
        for (List<@Nullable Object> key : keys) {
            entries.put(entry(key, document), position);
        }
        count(keys, 1);
    }

    @Override
    public @Nullable Object remove(Document document) {
        Set<List<@Nullable Object>> keys = keysOf(document);
        Object position = null;
        for (List<@Nullable Object> key : keys) {
            Object removed = entries.remove(entry(key, document));
            position = removed == null ? position : removed;
        }
        count(keys, -1);
        return position;
    }

    private void count(Set<List<@Nullable Object>> keys, int difference) {
        documents += keys.isEmpty() ? 0 : difference;
        documentsWithArrays += keys.size() > 1 ? difference : 0;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        Set<List<@Nullable Object>> keys = keysOf(newDocument);
        if (unique && !keys.equals(keysOf(oldDocument))) {
            requireUnused(keys, newDocument, collection, normal(oldDocument.get(ID)));
        }
    }

    private void requireUnused(Set<List<@Nullable Object>> keys, Document document, MongoCollection<Object> collection,
            @Nullable Object exceptId) {
        for (List<@Nullable Object> key : keys) {
            for (Key used : entries.subMap(new Key(key, -1), true, new Key(key, 1), true).keySet()) {
                if (exceptId == null || compareValues(used.values().getLast(), exceptId) != 0) {
                    throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(key));
                }
            }
        }
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
        if (!keysOf(oldDocument).equals(keysOf(newDocument))) {
            remove(oldDocument);
            add(newDocument, position, collection);
        }
    }

    /** Never asked: the collection plans its queries itself. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("The collection plans its queries itself");
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other) && unique == other.isUnique();
    }

    @Override
    public long getCount() {
        return documents;
    }

    @Override
    public long getDataSize() {
        return entries.size();
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
