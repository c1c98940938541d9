package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task has read from its store or put there lately, ready to be used: reading a store means to read bytes. For one thread, and for one
 * life of the task.
 */
final class Recent<K, V> {

    private final Function<K, @Nullable V> read;
    private final BiConsumer<K, V> write;
    private final Map<K, V> values;

    /**
     * @param most the least recently used is forgotten when there are more
     * @param read gives what is not remembered; {@code null} when there is nothing
     * @param write keeps what is put beside this memory
     */
    Recent(int most, Function<K, @Nullable V> read, BiConsumer<K, V> write) {
        this.read = read;
        this.write = write;
        this.values = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    static <V> Recent<String, V> of(KeyValueStore<String, V> store, int most) {
        return new Recent<>(most, store::get, store::put);
    }

    Optional<V> get(K key) {
        var known = values.get(key);
        if (known == null) {
            known = read.apply(key);
            if (known != null) {
                values.put(key, known);
            }
        }
        return Optional.ofNullable(known);
    }

    void put(K key, V value) {
        write.accept(key, value);
        values.put(key, value);
    }
}
