package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Bounds the native memory of all stores of a process together; by default each of them may take a hundred megabytes. */
public final class SmallStores implements RocksDBConfigSetter {

    private static final long CACHE_BYTES = 32L << 20;
    private static final long BUFFER_BYTES = 16L << 20;
    private static final long BUFFER_OF_A_STORE_BYTES = 2L << 20;

    static {
        RocksDB.loadLibrary();
    }

    /** Shared by all stores, for the life of the process. */
    private static final Cache CACHE = new LRUCache(CACHE_BYTES);
    private static final WriteBufferManager BUFFERS = new WriteBufferManager(BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(BUFFER_OF_A_STORE_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // What is shared stays open.
    }
}
