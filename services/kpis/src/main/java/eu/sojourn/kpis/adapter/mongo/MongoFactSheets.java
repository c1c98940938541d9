package eu.sojourn.kpis.adapter.mongo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import eu.sojourn.kpis.adapter.mongo.Versioned.Version;
import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Told;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Happened;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Outlook;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.kpis.domain.indicator.Verdict;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;
import eu.sojourn.kpis.domain.indicator.Why;

/** Facts in the collection {@code facts}. */
@Repository
class MongoFactSheets implements FactSheets {

    private static final String COLLECTION = "facts";
    private static final String VISITOR = "attributes." + Attribute.VISITING_ORGANISATION.word();

    private final MongoTemplate mongo;
    private final Versioned documents;
    private final LiveBoard board;

    MongoFactSheets(MongoTemplate mongo, LiveBoard board) {
        this.mongo = mongo;
        this.board = board;
        this.documents = new Versioned(mongo, COLLECTION);
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("generation", "programmeId", "_id"));
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("generation", "programmeId", "counts", "_id"));
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("generation", "programmeId", "waits", "_id"));
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("generation", "programmeId", VISITOR, "_id"));
    }

    @Override
    public void keep(Generation generation, List<FactSheet> sheets) {
        documents.keep(generation,
                sheets.stream().map(sheet -> new Version(sheet.fact().toString(), sheet.version(), document(sheet))).toList());
    }

    private static @Nullable List<Document> open(@Nullable Fact open) {
        return open == null
                ? null
                : Told.of(open, Outlook.telling())
                        .stream()
                        .map(told -> new Document("milestone", told.milestone().word()).append("aggregate", told.aggregate())
                                .append("by", told.by())
                                .append("sequence", told.sequence())
                                .append("on", told.on().toString())
                                .append("counting", told.counting())
                                .append("says", new Document(new TreeMap<String, Object>(told.words()))))
                        .toList();
    }

    private static Told told(Document told) {
        return new Told(Milestone.of(told.getString("milestone")), told.getString("aggregate"), told.getString("by"),
                told.get("sequence", Number.class).longValue(), LocalDate.parse(told.getString("on")), told.getBoolean("counting"),
                Told.says(texts(told, "says")));
    }

    /** The indicators for which it counts, by which those behind a number are found, or does not count yet. */
    private static List<String> having(Outcome outcome, FactSheet sheet) {
        return sheet.rulings().stream().filter(ruling -> ruling.verdict().outcome() == outcome).map(Ruling::kpi).toList();
    }

    @Override
    public void removeOver(Generations generations) {
        documents.removeOver(generations);
    }

    @Override
    public List<FactSheet> find(Sought sought, @Nullable String after, int limit) {
        var shown = board.generation();
        if (shown.isEmpty()) {
            return List.of();
        }
        var sheets = new ArrayList<FactSheet>();
        for (var document : mongo.getCollection(COLLECTION)
                .find(query(shown.get(), sought, after))
                .sort(Sorts.ascending("_id"))
                .limit(limit)) {
            sheets.add(sheet(document));
        }
        return sheets;
    }

    @Override
    public List<Waiting> waiting(String name, String kpi, Milestone by, Attribute on) {
        var shown = board.generation();
        if (shown.isEmpty()) {
            return List.of();
        }
        var waiting = new ArrayList<Waiting>();
        for (var document : mongo.getCollection(COLLECTION)
                .find(Filters.and(Filters.eq("generation", shown.get().number()), Filters.eq("programmeId", name),
                        Filters.eq("waits", kpi), Filters.eq("happened.milestone", by.word()),
                        Filters.exists("attributes." + on.word())))
                .projection(Projections.include("attributes." + on.word(), "dimensions"))) {
            waiting.add(new Waiting(LocalDate.parse(texts(document, "attributes").get(on.word())),
                    Dimension.read(texts(document, "dimensions"))));
        }
        return waiting;
    }

    @Override
    public Optional<FactSheet> find(FactId fact) {
        return board.generation()
                .map(shown -> mongo.getCollection(COLLECTION).find(Filters.eq("_id", shown.key(fact.toString()))).first())
                .map(MongoFactSheets::sheet);
    }

    @Override
    public Map<FactId, String> names(Collection<FactId> facts) {
        var shown = board.generation();
        if (shown.isEmpty() || facts.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<FactId, String>();
        for (var document : mongo.getCollection(COLLECTION)
                .find(Filters.in("_id", facts.stream().map(fact -> shown.get().key(fact.toString())).toList()))
                .projection(Projections.include("attributes." + Attribute.NAME.word(), "attributes." + Attribute.TITLE.word()))) {
            var texts = texts(document, "attributes");
            var name = texts.getOrDefault(Attribute.NAME.word(), texts.get(Attribute.TITLE.word()));
            if (name != null) {
                names.put(FactId.parse(Generation.name(document.getString("_id"))), name);
            }
        }
        return names;
    }

    @Override
    public List<FactSheet> visitsOf(String programmeId, String organisationId) {
        var shown = board.generation();
        if (shown.isEmpty()) {
            return List.of();
        }
        var sheets = new ArrayList<FactSheet>();
        for (var document : mongo.getCollection(COLLECTION)
                .find(Filters.and(Filters.eq("generation", shown.get().number()), Filters.eq("programmeId", programmeId),
                        Filters.eq(VISITOR, organisationId)))
                .sort(Sorts.ascending("_id"))) {
            sheets.add(sheet(document));
        }
        return sheets;
    }

    private static Bson query(Generation shown, Sought sought, @Nullable String after) {
        var filters = new ArrayList<Bson>(
                List.of(Filters.eq("generation", shown.number()), Filters.in("programmeId", sought.names())));
        if (after != null) {
            filters.add(Filters.gt("_id", shown.key(after)));
        }
        var outcome = sought.outcome();
        if (!sought.kpis().isEmpty()) {
            filters.add(switch (outcome) {
                case null -> Filters.in("rulings.kpi", sought.kpis());
                case COUNTS -> Filters.in("counts", sought.kpis());
                case COUNTS_NOT_YET -> Filters.in("waits", sought.kpis());
                case COUNTS_NOT -> Filters.elemMatch("rulings",
                        Filters.and(Filters.in("kpi", sought.kpis()), Filters.eq("outcome", outcome.name())));
            });
        }
        sought.dimensions().forEach((dimension, values) -> {
            if (!dimension.multiple()) {
                filters.add(Filters.in("dimensions." + dimension.word(),
                        values.stream().map(value -> value.isEmpty() ? null : value).toList()));
            }
        });
        return Filters.and(filters);
    }

    private static Document document(FactSheet sheet) {
        return new Document("programmeId", sheet.programmeId().orElse(null))
                .append("attributes", new Document(new TreeMap<String, Object>(sheet.attributes())))
                .append("dimensions", new Document(new TreeMap<String, Object>(Dimension.written(sheet.dimensions()))))
                .append("happened", sheet.happened()
                        .stream()
                        .map(one -> new Document("milestone", one.milestone().word())
                                .append("on", one.on().toString())
                                .append("by", one.by()))
                        .toList())
                .append("rulings", sheet.rulings().stream().map(MongoFactSheets::document).toList())
                .append("counts", having(Outcome.COUNTS, sheet))
                .append("waits", having(Outcome.COUNTS_NOT_YET, sheet))
                .append("open", open(sheet.open()))
                .append("at", Date.from(sheet.at()));
    }

    private static Document document(Ruling ruling) {
        var verdict = ruling.verdict();
        return new Document("kpi", ruling.kpi()).append("outcome", verdict.outcome().name())
                .append("shares", verdict.shares()
                        .stream()
                        .map(share -> new Document("on", share.on().toString()).append("amount", share.amount().toPlainString())
                                .append("element", share.element())
                                .append("dimensions", new Document(new TreeMap<String, Object>(Dimension.written(share.dimensions())))))
                        .toList())
                .append("code", verdict.why().code())
                .append("message", verdict.why().message());
    }

    private static FactSheet sheet(Document document) {
        var happened = document.getList("happened", Document.class)
                .stream()
                .map(one -> new Happened(Milestone.of(one.getString("milestone")),
                        LocalDate.parse(one.getString("on")), one.getString("by")))
                .toList();
        var rulings = document.getList("rulings", Document.class).stream().map(MongoFactSheets::ruling).toList();
        var fact = FactId.parse(Generation.name(document.getString("_id")));
        var open = document.getList("open", Document.class);
        return new FactSheet(fact, document.get("version", Number.class).longValue(),
                texts(document, "attributes"), Dimension.read(texts(document, "dimensions")), happened,
                rulings, document.getDate("at").toInstant(),
                open == null ? null : Told.fact(fact, open.stream().map(MongoFactSheets::told).toList()));
    }

    private static SortedMap<String, String> texts(Document document, String field) {
        var texts = new TreeMap<String, String>();
        document.get(field, Document.class).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Ruling ruling(Document document) {
        var why = new Why(document.getString("code"), document.getString("message"));
        Verdict verdict = switch (Outcome.valueOf(document.getString("outcome"))) {
            case COUNTS -> new Counts(document.getList("shares", Document.class)
                    .stream()
                    .map(share -> new Share(LocalDate.parse(share.getString("on")), new BigDecimal(share.getString("amount")),
                            share.getString("element"), Dimension.read(texts(share, "dimensions"))))
                    .toList(), why);
            case COUNTS_NOT_YET -> new CountsNotYet(why);
            case COUNTS_NOT -> new CountsNot(why);
        };
        return new Ruling(document.getString("kpi"), verdict);
    }
}
