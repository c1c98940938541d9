package eu.sojourn.agreements.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import eu.sojourn.agreements.application.AgendaVersions;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.ProposedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * One document of the database for each version, with what a list shows of it beside the version itself: all versions of an agenda would be
 * larger together than one document may be.
 */
@Repository
class MongoAgendaVersions implements AgendaVersions {
    private static final String COLLECTION = "agenda_versions";
    private static final String XCHANGE = "xchangeId";
    private static final String NUMBER = "number";
    private static final String SUMMARY = "summary";
    private static final String VERSION = "version";

    private final MongoTemplate mongo;
    private final MongoCollection<Document> documents;

    MongoAgendaVersions(MongoTemplate mongo) {
        this.mongo = mongo;
        documents = mongo.getCollection(COLLECTION);
        documents.createIndex(Indexes.compoundIndex(Indexes.ascending(XCHANGE), Indexes.descending(NUMBER)));
    }

    /** Keeps a version that will change no more; kept again, nothing happens. */
    void keep(XchangeId xchangeId, ProposedVersion version) {
        var number = version.agenda().version();
        try {
            mongo.insert(new Document("_id", id(xchangeId, number)).append(XCHANGE, xchangeId.value())
                    .append(NUMBER, number)
                    .append(SUMMARY, written(Summary.of(version)))
                    .append(VERSION, written(version)), COLLECTION);
        } catch (DuplicateKeyException keptBefore) {
            return;
        }
    }

    @Override
    public Optional<ProposedVersion> find(XchangeId xchangeId, int version) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", id(xchangeId, version))).first())
                .map(document -> mongo.getConverter().read(ProposedVersion.class, document.get(VERSION, Document.class)));
    }

    @Override
    public List<Summary> below(XchangeId xchangeId, int version, int limit) {
        return documents.find(Filters.and(Filters.eq(XCHANGE, xchangeId.value()), Filters.lt(NUMBER, version)))
                .projection(Projections.include(SUMMARY))
                .sort(Sorts.descending(NUMBER))
                .limit(limit)
                .map(document -> mongo.getConverter().read(Summary.class, document.get(SUMMARY, Document.class)))
                .into(new ArrayList<>());
    }

    private Document written(Object value) {
        var document = new Document();
        mongo.getConverter().write(value, document);
        return document;
    }

    private static String id(XchangeId xchangeId, int version) {
        return xchangeId.value() + "/" + version;
    }
}
