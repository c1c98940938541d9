package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What a task has read from its store or put there lately, ready to be used: reading a store means to read bytes. For one thread; to be
 * cleared when the task begins anew.
 */
final class Recent<K, V> {

    private final Map<K, V> values;

    /** @param most the least recently used is forgotten when there are more */
    Recent(int most) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** @param store what the store has; {@code null} when it has nothing */
    Optional<V> get(K key, Supplier<@Nullable V> store) {
        var known = values.get(key);
        if (known == null) {
            known = store.get();
            if (known != null) {
                values.put(key, known);
            }
        }
        return Optional.ofNullable(known);
    }

    void put(K key, V value) {
        values.put(key, value);
    }

    void clear() {
        values.clear();
    }
}
