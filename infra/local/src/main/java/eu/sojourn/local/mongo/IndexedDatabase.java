package eu.sojourn.local.mongo;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;

/**
 * A database whose only stored truth is the documents: indexes are kept in memory and built when the database is opened. So one document is one atomic write to
 * the store, and no crash can leave an index that disagrees.
 */
final class IndexedDatabase extends H2Database {

    private static final String DATA = "databases.";
    private static final String META = "meta.";

    private final MVStore store;

    IndexedDatabase(String databaseName, MVStore store, CursorRegistry cursorRegistry) {
        this.store = store;
        super(databaseName, store, cursorRegistry);
        collectionNames().forEach(this::requireIdIndex);
    }

    /** A crash between the creation of a collection and of its primary index must not leave it without one. */
    private void requireIdIndex(String collectionName) {
        MongoCollection<Object> collection = resolveCollection(collectionName, false);
        if (collection != null && collection.getIndexes().stream().noneMatch(index -> index.getName().equals("_id_"))) {
            addIndex(new Document("key", new Document("_id", 1)).append("name", "_id_")
                    .append("ns", getFullCollectionNamespace(collectionName)));
        }
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(collectionName);
        MVMap<Object, Document> data = store.openMap(DATA + fullName);
        MVMap<String, Object> meta = store.openMap(META + fullName);
        return new IndexedCollection(this, collectionName, options, data, meta, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(indexName, keys, sparse, true);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(indexName, keys, sparse, false);
    }

    /** The base class drops every map whose name begins like this database's, and so other databases too. */
    @Override
    public void drop(Oplog oplog) {
        for (String collectionName : collectionNames()) {
            if (resolveCollection(collectionName, false) != null) {
                dropCollection(collectionName, oplog);
            }
        }
        for (String prefix : Set.of(DATA, META)) {
            mapNames(prefix).forEach(store::removeMap);
        }
    }

    private List<String> collectionNames() {
        int prefix = (DATA + databaseName + ".").length();
        return mapNames(DATA).stream().map(name -> name.substring(prefix)).filter(name -> !name.startsWith("system.")).toList();
    }

    private List<String> mapNames(String prefix) {
        return store.getMapNames().stream().filter(name -> name.startsWith(prefix + databaseName + ".")).toList();
    }

    @Override
    public String toString() {
        return Map.entry("database", databaseName).toString();
    }
}
