package eu.sojourn.agreements.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import eu.sojourn.agreements.application.SealedDocuments;
import eu.sojourn.agreements.domain.Sha256;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** One document of the database for each file, which is far smaller than one may be; its id is the entry that caused it. */
@Repository
class MongoSealedDocuments implements SealedDocuments {
    private static final String COLLECTION = "sealed_documents";
    private static final String FILE = "fileSha256";
    private static final String CONTENT = "content";

    private final MongoTemplate mongo;
    private final MongoCollection<Document> documents;

    MongoSealedDocuments(MongoTemplate mongo) {
        this.mongo = mongo;
        documents = mongo.getCollection(COLLECTION);
        documents.createIndex(Indexes.ascending(FILE));
    }

    @Override
    public Sha256 keepFirst(Sha256 cause, byte[] file) {
        var sha256 = Sha256.of(file);
        try {
            mongo.insert(new Document("_id", cause.hex()).append(FILE, sha256.hex()).append(CONTENT, new Binary(file)), COLLECTION);
            return sha256;
        } catch (DuplicateKeyException anotherWasFirst) {
            return madeFor(cause).orElseThrow();
        }
    }

    @Override
    public Optional<Sha256> madeFor(Sha256 cause) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", cause.hex())).projection(Projections.include(FILE)).first())
                .map(document -> new Sha256(document.getString(FILE)));
    }

    @Override
    public Optional<byte[]> find(Sha256 file) {
        return Optional.ofNullable(documents.find(Filters.eq(FILE, file.hex())).first())
                .map(document -> document.get(CONTENT, Binary.class).getData());
    }
}
