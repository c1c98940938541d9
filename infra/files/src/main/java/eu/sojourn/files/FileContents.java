package eu.sojourn.files;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Keeps the contents of files beside the aggregates that name them, one document for each, which is smaller than a document may be. A content is
 * kept unsettled, then its owner names it, then it is settled; so what is left unsettled by a crash can be told apart.
 */
public final class FileContents {

    /** Largest content in bytes, well below what one document holds. */
    public static final int LARGEST = 8 * 1024 * 1024;

    /** What is unsettled for so long was left behind. */
    public static final Duration LONG = Duration.ofHours(1);

    private static final int AT_A_TIME = 20;
    private static final String UNSETTLED_SINCE = "unsettledSince";
    private static final String OWNER = "owner";

    private final MongoCollection<Document> contents;

    public FileContents(MongoTemplate mongo, String collection) {
        contents = mongo.getCollection(collection);
        contents.createIndex(Indexes.ascending(UNSETTLED_SINCE), new IndexOptions().sparse(true));
    }

    /** A content of which it is not known whether its owner names it. */
    public record Unsettled(String fileId, String owner) {}

    public void keep(String fileId, String owner, byte[] content, Instant now) {
        var document = new Document("_id", fileId).append(OWNER, owner)
                .append(UNSETTLED_SINCE, Date.from(now))
                .append("content", new Binary(content));
        contents.replaceOne(Filters.eq("_id", fileId), document, new ReplaceOptions().upsert(true));
    }

    public Optional<byte[]> read(String fileId) {
        return Optional.ofNullable(contents.find(Filters.eq("_id", fileId)).first())
                .map(document -> document.get("content", Binary.class).getData());
    }

    /** Keeps the content for good where its owner names it, else removes it. */
    public void settle(String fileId, boolean named) {
        if (named) {
            contents.updateOne(Filters.eq("_id", fileId), Updates.unset(UNSETTLED_SINCE));
        } else {
            contents.deleteOne(Filters.eq("_id", fileId));
        }
    }

    /** The owner may cease to name it. */
    public void unsettle(String fileId, Instant now) {
        contents.updateOne(Filters.eq("_id", fileId), Updates.set(UNSETTLED_SINCE, Date.from(now)));
    }

    /** Those that have been unsettled for long, as of an instant; a few at a time. */
    public List<Unsettled> unsettledSince(Instant before) {
        return contents.find(Filters.lt(UNSETTLED_SINCE, Date.from(before)))
                .projection(Projections.include(OWNER))
                .limit(AT_A_TIME)
                .map(document -> new Unsettled(document.getString("_id"), document.getString(OWNER)))
                .into(new ArrayList<>());
    }
}
