package eu.sojourn.kpis.adapter.mongo;

import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;

import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/**
 * A collection of read models, each one document with a generation and a version: in a generation the highest version stays, in whatever
 * order they come.
 */
final class Versioned {

    private final MongoTemplate mongo;
    private final String collection;

    Versioned(MongoTemplate mongo, String collection) {
        this.mongo = mongo;
        this.collection = collection;
    }

    /** Each attempt is one write of one document. */
    void keep(Generation generation, String name, long version, Document document) {
        var id = generation.key(name);
        document.append("_id", id).append("generation", generation.number()).append("version", version);
        while (true) {
            var older = Filters.and(Filters.eq("_id", id), Filters.lt("version", version));
            if (mongo.getCollection(collection).replaceOne(older, document).getMatchedCount() > 0
                    || mongo.getCollection(collection).find(Filters.eq("_id", id)).first() != null) {
                return;
            }
            try {
                mongo.getCollection(collection).insertOne(document);
                return;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                // Another instance was quicker: compare versions again.
            } catch (DuplicateKeyException e) {
                // As above.
            }
        }
    }

    /** Those without a generation are of former releases. */
    void removeOver(Generations generations) {
        var living = generations.builds().stream().filter(Build::isLiving).map(Build::number).toList();
        mongo.getCollection(collection)
                .deleteMany(Filters.and(Filters.lte("generation", generations.last()), Filters.nin("generation", living)));
        mongo.getCollection(collection).deleteMany(Filters.eq("generation", null));
    }
}
