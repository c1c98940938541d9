package eu.sojourn.registration.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import eu.sojourn.registration.application.EvidenceContents;
import eu.sojourn.registration.domain.visit.VisitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** One document for each file, which is smaller than a document may be. */
@Repository
class MongoEvidenceContents implements EvidenceContents {

    private static final int AT_A_TIME = 20;
    private static final String UNSETTLED_SINCE = "unsettledSince";

    private final MongoCollection<Document> contents;

    MongoEvidenceContents(MongoTemplate mongo) {
        contents = mongo.getCollection("evidence");
        contents.createIndex(Indexes.ascending(UNSETTLED_SINCE), new IndexOptions().sparse(true));
    }

    @Override
    public void keep(String fileId, VisitId visit, byte[] content, Instant now) {
        var document = new Document("_id", fileId).append("visitId", visit.value())
                .append(UNSETTLED_SINCE, Date.from(now))
                .append("content", new Binary(content));
        contents.replaceOne(Filters.eq("_id", fileId), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public Optional<byte[]> read(String fileId) {
        return Optional.ofNullable(contents.find(Filters.eq("_id", fileId)).first())
                .map(document -> document.get("content", Binary.class).getData());
    }

    @Override
    public void settle(String fileId) {
        contents.updateOne(Filters.eq("_id", fileId), Updates.unset(UNSETTLED_SINCE));
    }

    @Override
    public void unsettle(String fileId, Instant now) {
        contents.updateOne(Filters.eq("_id", fileId), Updates.set(UNSETTLED_SINCE, Date.from(now)));
    }

    @Override
    public void remove(String fileId) {
        contents.deleteOne(Filters.eq("_id", fileId));
    }

    @Override
    public List<Unsettled> unsettledSince(Instant before) {
        return contents.find(Filters.lt(UNSETTLED_SINCE, Date.from(before)))
                .projection(Projections.include("visitId"))
                .limit(AT_A_TIME)
                .map(document -> new Unsettled(document.getString("_id"), new VisitId(document.getString("visitId"))))
                .into(new ArrayList<>());
    }
}
