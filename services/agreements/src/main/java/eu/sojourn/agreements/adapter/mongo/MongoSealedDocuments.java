package eu.sojourn.agreements.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import eu.sojourn.agreements.application.SealedDocuments;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** One document of the database for each file, which is far smaller than one may be. */
@Repository
class MongoSealedDocuments implements SealedDocuments {
    private static final String COLLECTION = "sealed_documents";
    private static final String CONTENT = "content";

    private final MongoTemplate mongo;
    private final MongoCollection<Document> documents;

    MongoSealedDocuments(MongoTemplate mongo) {
        this.mongo = mongo;
        documents = mongo.getCollection(COLLECTION);
    }

    @Override
    public byte[] keepFirst(String documentId, byte[] file) {
        try {
            mongo.insert(new Document("_id", documentId).append(CONTENT, new Binary(file)), COLLECTION);
            return file;
        } catch (DuplicateKeyException anotherWasFirst) {
            return find(documentId).orElseThrow();
        }
    }

    @Override
    public Optional<byte[]> find(String documentId) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", documentId)).first())
                .map(document -> document.get(CONTENT, Binary.class).getData());
    }
}
