package eu.sojourn.notifications;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

/** What Xchanges are called, so that a mail can say which one it is about. */
final class Xchanges {

    private static final String COLLECTION = "xchanges";
    private static final String TITLE = "title";

    private final MongoTemplate mongo;

    Xchanges(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void opened(String xchangeId, String title) {
        mongo.upsert(query(where("_id").is(xchangeId)), Update.update(TITLE, title), COLLECTION);
    }

    /** As a mail says it; without its title where the Xchange was not heard of yet. */
    String called(String xchangeId) {
        String title = title(xchangeId);
        return title == null ? "an Xchange" : "the Xchange “" + title + "”";
    }

    /** Null where the Xchange was not heard of yet. */
    @Nullable
    String title(String xchangeId) {
        Document xchange = mongo.findById(xchangeId, Document.class, COLLECTION);
        return xchange == null ? null : xchange.getString(TITLE);
    }
}
