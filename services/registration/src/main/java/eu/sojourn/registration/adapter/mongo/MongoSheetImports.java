package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.Indexes;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.SheetImports;
import eu.sojourn.registration.domain.encoding.SheetImport;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.causation.CommandKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** One document for each sheet. Those whose time is over, and the oldest beyond the limit, go when the next one comes. */
@Repository
class MongoSheetImports implements SheetImports {

    private static final String COLLECTION = "sheet_imports";
    private static final int REMEMBERED_COMMANDS = 50;

    private final MongoTemplate mongo;
    private final AggregateStore<Visit> visits;
    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<VisitAllowance> allowances;

    MongoSheetImports(MongoTemplate mongo, AggregateStore<Visit> visits, AggregateStore<Organisation> organisations,
            AggregateStore<VisitAllowance> allowances) {
        this.mongo = mongo;
        this.visits = visits;
        this.organisations = organisations;
        this.allowances = allowances;
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("xchangeId", "uploadedAt"));
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("expiresAt"));
    }

    @Override
    public void keep(SheetImport shown) {
        mongo.remove(Query.query(where("expiresAt").lt(Date.from(shown.uploadedAt()))), COLLECTION);
        var written = new Document();
        mongo.getConverter().write(shown.sheet(), written);
        var update = new Update().set("xchangeId", shown.xchangeId().value())
                .set("name", shown.name())
                .set("sheet", written)
                .set("uploadedAt", Date.from(shown.uploadedAt()))
                .set("expiresAt", Date.from(shown.expiresAt()))
                .set("gists", byRow(shown.gists()))
                .setOnInsert("results", new Document());
        mongo.upsert(byId(shown.importId()), update, COLLECTION);
        var query = Query.query(where("xchangeId").is(shown.xchangeId().value()));
        query.with(Sort.by(Sort.Direction.DESC, "uploadedAt")).skip(MOST_OF_AN_XCHANGE).fields().include("_id");
        var old = mongo.find(query, Document.class, COLLECTION).stream().map(document -> document.get("_id")).toList();
        if (!old.isEmpty()) {
            mongo.remove(Query.query(where("_id").in(old)), COLLECTION);
        }
    }

    @Override
    public Optional<SheetImport> find(XchangeId xchange, String importId, Instant now) {
        var found = mongo.findOne(byId(importId), Document.class, COLLECTION);
        if (found == null || !xchange.value().equals(found.getString("xchangeId"))
                || !found.getDate("expiresAt").toInstant().isAfter(now)) {
            return Optional.empty();
        }
        var sheet = mongo.getConverter().read(eu.sojourn.registration.domain.encoding.Sheet.class, found.get("sheet", Document.class));
        var gists = found.get("gists", Document.class)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> Integer.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
        var results = found.get("results", Document.class)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> Integer.valueOf(entry.getKey()),
                        entry -> SheetImport.Result.valueOf(String.valueOf(entry.getValue()))));
        return Optional.of(new SheetImport(importId, xchange, found.getString("name"), sheet, found.getDate("uploadedAt").toInstant(),
                found.getDate("expiresAt").toInstant(), gists, results));
    }

    @Override
    public void note(String importId, Map<Integer, SheetImport.Result> results) {
        set(importId, "results.", results);
    }

    @Override
    public void showAnew(String importId, Map<Integer, String> gists) {
        set(importId, "gists.", gists);
    }

    @Override
    public void remember(String importId, CommandKey command) {
        var entry = new Document("key", command.key()).append("fingerprint", command.fingerprint());
        mongo.updateFirst(byId(importId), new Update().push("commands").slice(-REMEMBERED_COMMANDS).each(entry), COLLECTION);
    }

    @Override
    public List<String> fingerprints(XchangeId xchange, CommandKey command) {
        var query = Query.query(where("xchangeId").is(xchange.value()).and("commands.key").is(command.key()));
        query.fields().include("commands");
        return mongo.find(query, Document.class, COLLECTION)
                .stream()
                .flatMap(found -> found.getList("commands", Document.class, List.of()).stream())
                .filter(entry -> command.key().equals(entry.getString("key")))
                .map(entry -> entry.getString("fingerprint"))
                .toList();
    }

    private void set(String importId, String prefix, Map<Integer, ?> values) {
        if (!values.isEmpty()) {
            var update = new Update();
            values.forEach((row, value) -> update.set(prefix + row, value.toString()));
            mongo.updateFirst(byId(importId), update, COLLECTION);
        }
    }

    @Override
    public List<Organisation> organisations() {
        return organisations.find(new Query()).stream().map(Stored::state).toList();
    }

    @Override
    public List<Visit> visitsTo(XchangeId xchange) {
        return visits.find(Query.query(where("state.parties.xchangeId").is(xchange.value()))).stream().map(Stored::state).toList();
    }

    @Override
    public List<VisitAllowance> allowancesIn(ProgrammeId programme) {
        return allowances.find(Query.query(where("state.programmeId").is(programme.value()))).stream().map(Stored::state).toList();
    }

    private static Query byId(String importId) {
        return Query.query(where("_id").is(importId));
    }

    private static Document byRow(Map<Integer, String> values) {
        var document = new Document();
        values.forEach((row, value) -> document.append(row.toString(), value));
        return document;
    }
}
