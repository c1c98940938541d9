package eu.sojourn.local.mongo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;

/**
 * A collection that finds by index, and whose stored documents never change in place: what leaves it is a copy, so neither a reader nor a commit meets half of an
 * update.
 */
final class IndexedCollection extends H2Collection {

    IndexedCollection(MongoDatabase database, String collectionName, CollectionOptions options, MVMap<Object, Document> data,
            MVMap<String, Object> meta, CursorRegistry cursorRegistry) {
        super(database, collectionName, options, data, meta, cursorRegistry);
    }

    @Override
    protected synchronized QueryResult queryDocuments(Document query, @Nullable Document orderBy, int numberToSkip, int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        List<OrderedIndex> indexes = getIndexes().stream().map(OrderedIndex.class::cast).toList();
        @Nullable
        Plan plan = Plan.best(indexes, query, orderBy, limit);
        if (plan == null) {
            return matchDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        Stream<Document> candidates = plan.positions().map(this::getDocument).filter(Objects::nonNull);
        return matchDocumentsFromStream(candidates, query, plan.sorted() ? null : orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matchedDocuments, int batchSize) {
        return super.createQueryResult(matchedDocuments.stream().map(Document::cloneDeeply).toList(), batchSize);
    }

    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized void dropIndex(String indexName) {
        super.dropIndex(indexName);
    }
}
