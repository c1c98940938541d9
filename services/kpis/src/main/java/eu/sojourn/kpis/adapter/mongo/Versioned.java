package eu.sojourn.kpis.adapter.mongo;

import java.util.List;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;

import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/**
 * A collection of read models, each one document with a generation and a version: in a generation the highest version stays, in whatever
 * order they come.
 */
final class Versioned {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoTemplate mongo;
    private final String collection;

    Versioned(MongoTemplate mongo, String collection) {
        this.mongo = mongo;
        this.collection = collection;
    }

    /**
     * What is to be kept.
     *
     * @param content all of it but the id, the generation and the version
     */
    record Version(String name, long version, Document content) {}

    /** All in one write of many documents; each is written whole or not at all. */
    void keep(Generation generation, List<Version> versions) {
        var documents = versions.stream()
                .map(one -> new Document(one.content()).append("_id", generation.key(one.name()))
                        .append("generation", generation.number())
                        .append("version", one.version()))
                .toList();
        try {
            mongo.getCollection(collection).bulkWrite(documents.stream().map(Versioned::unlessNewer).toList(), UNORDERED);
        } catch (MongoBulkWriteException e) {
            var others = e.getWriteErrors()
                    .stream()
                    .filter(error -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY);
            if (others.findAny().isPresent() || e.getWriteConcernError() != null) {
                throw e;
            }
            // One is there already that is as new, or another instance was quicker with an older one: compare versions again.
            e.getWriteErrors().forEach(error -> replaceOlder(documents.get(error.getIndex())));
        }
    }

    private static WriteModel<Document> unlessNewer(Document document) {
        return new ReplaceOneModel<>(older(document), document, new ReplaceOptions().upsert(true));
    }

    private void replaceOlder(Document document) {
        mongo.getCollection(collection).replaceOne(older(document), document);
    }

    private static Bson older(Document document) {
        return Filters.and(Filters.eq("_id", document.get("_id")), Filters.lt("version", document.get("version")));
    }

    /** Those without a generation are of former releases. */
    void removeOver(Generations generations) {
        var living = generations.builds().stream().filter(Build::isLiving).map(Build::number).toList();
        mongo.getCollection(collection)
                .deleteMany(Filters.and(Filters.lte("generation", generations.last()), Filters.nin("generation", living)));
        mongo.getCollection(collection).deleteMany(Filters.eq("generation", null));
    }
}
