package eu.sojourn.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.causation.CommandKey;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.KeyReused;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Keeps aggregates of one type, each as one document: {@code _id}, {@code version}, {@code state}, the events that are not published yet
 * ({@code outbox}), what it has seen of others ({@code seen}) and the commands that it has handled ({@code handled}).
 *
 * <p>State, version, events, seen marks and command keys change together in one conditional write, or not at all; a lost race is tried
 * again on what the winner left. The aggregate's own type is mapped by Spring Data under {@code state}.
 *
 * @param <T> the aggregate, an immutable record
 */
public final class AggregateStore<T> {

    private static final Logger log = LoggerFactory.getLogger(AggregateStore.class);
    private static final int RACES = 50;
    private static final int EXAMINED = 1_000;
    private static final String ID = "_id";
    private static final int REMEMBERED_COMMANDS = 50;

    private final MongoTemplate mongo;
    private final Class<T> type;
    private final String collection;
    private final String service;
    private final Clock clock;
    private final Outbox outbox;
    private final Function<DomainEvent, OutgoingEvent> mapping;

    AggregateStore(MongoTemplate mongo, Class<T> type, String collection, String service, Clock clock, Outbox outbox,
            Function<DomainEvent, OutgoingEvent> mapping) {
        this.mongo = mongo;
        this.type = type;
        this.collection = collection;
        this.service = service;
        this.clock = clock;
        this.outbox = outbox;
        this.mapping = mapping;
        mongo.getCollection(collection).createIndex(Indexes.ascending(OutboxFields.PENDING_SINCE), new IndexOptions().sparse(true));
    }

    /** Makes sure that there is an index over fields of the aggregate, named without their {@code state.} prefix, or {@code _id}. */
    public AggregateStore<T> indexed(String... fields) {
        mongo.getCollection(collection).createIndex(Indexes.ascending(List.of(fields).stream().map(AggregateStore::path).toList()));
        return this;
    }

    private static String path(String field) {
        return field.equals(ID) ? ID : "state." + field;
    }

    public Optional<Stored<T>> find(String id) {
        return Optional.ofNullable(document(id)).map(this::stored);
    }

    /** @throws NotFound if there is none */
    public Stored<T> get(String id) {
        return find(id).orElseThrow(() -> new NotFound(kind(), id));
    }

    /** What the current command left when it was handled before (same idempotency key); empty if it was not. */
    public Optional<Stored<T>> handledBefore(String id) {
        var command = Causation.current().command();
        var document = command.isPresent() ? document(id) : null;
        return document != null && alreadyHandled(document, command.get()) ? Optional.of(stored(document)) : Optional.empty();
    }

    /** @param query over {@code _id} and {@code state.…} */
    public List<Stored<T>> find(Query query) {
        return mongo.find(query, Document.class, collection).stream().map(this::stored).toList();
    }

    /**
     * Ids alone: nothing else of the aggregates is read.
     *
     * @param query over {@code _id} and {@code state.…}
     */
    public List<String> ids(Query query) {
        query.fields().include("_id");
        return mongo.find(query, Document.class, collection).stream().map(document -> document.getString("_id")).toList();
    }

    /**
     * Parts of aggregates: nothing else of them is read, and nothing but an index where one holds these fields and those of the query.
     *
     * @param part a record whose components are called as those of the aggregate
     * @param fields of the aggregate, named without their {@code state.} prefix
     */
    public <P> List<P> parts(Query query, Class<P> part, String... fields) {
        query.fields().exclude(ID).include(Arrays.stream(fields).map(AggregateStore::path).toArray(String[]::new));
        return mongo.find(query, Document.class, collection)
                .stream()
                .map(document -> mongo.getConverter().read(part, document.get("state", Document.class)))
                .toList();
    }

    /** Items of one page in the order of their ids, one more than {@code limit} where there are more. */
    public List<Stored<T>> page(Query query, @Nullable String after, int limit) {
        return read(List.of(query), Order.BY_ID, after == null ? null : new Place("", after), limit + 1).stream()
                .map(this::stored)
                .toList();
    }

    /**
     * A part of a list, stable while others are added or taken away. It costs what it shows, or what it is allowed to look at, wherever in
     * the list it begins.
     *
     * @param after where the former part ended; null to begin
     * @param limit most items of this part
     */
    public Slice<T> slice(Wanted wanted, Order order, @Nullable Place after, int limit) {
        if (wanted.anyOf().isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        var filter = wanted.filter();
        if (filter == null) {
            return slice(read(queries(wanted), order, after, limit + 1), order, limit, null);
        }
        var keys = new ArrayList<Query>();
        for (var query : queries(wanted)) {
            query.fields().include(order.field() == null ? ID : path(order.field()));
            keys.add(query);
        }
        var examined = read(keys, order, after, EXAMINED + 1);
        var last = examined.size() > EXAMINED ? place(examined.get(EXAMINED - 1), order) : null;
        var ids = examined.stream().limit(EXAMINED).map(document -> document.getString(ID)).toList();
        var query = Query.query(new Criteria().andOperator(where(ID).in(ids), filter)).with(sorted(order)).limit(limit + 1);
        return slice(mongo.find(query, Document.class, collection), order, limit, last);
    }

    private Slice<T> slice(List<Document> oneMore, Order order, int limit, @Nullable Place otherwise) {
        var items = oneMore.subList(0, Math.min(limit, oneMore.size()));
        return new Slice<>(items.stream().map(this::stored).toList(),
                oneMore.size() > limit ? place(items.getLast(), order) : otherwise);
    }

    private static List<Query> queries(Wanted wanted) {
        return wanted.anyOf().stream().map(Query::query).toList();
    }

    /**
     * Aggregates in an order, from a place on. What is equal to the place's value but behind its id comes first, what is behind its value
     * next: two ranges of an index each, where one condition over both would be none.
     */
    private List<Document> read(List<Query> anyOf, Order order, @Nullable Place after, int limit) {
        if (after == null) {
            return read(anyOf, null, order, limit);
        }
        var behindId = order.descending() ? where(ID).lt(after.id()) : where(ID).gt(after.id());
        if (order.field() == null) {
            return read(anyOf, behindId, order, limit);
        }
        var field = path(order.field());
        var found = new ArrayList<>(read(anyOf, new Criteria().andOperator(where(field).is(after.value()), behindId), order, limit));
        if (found.size() < limit) {
            var behind = order.descending() ? where(field).lt(after.value()) : where(field).gt(after.value());
            found.addAll(read(anyOf, behind, order, limit - found.size()));
        }
        return found;
    }

    /** The range goes into each alternative, since that is where an index is chosen. */
    private List<Document> read(List<Query> anyOf, @Nullable Criteria range, Order order, int limit) {
        var alternatives = new ArrayList<Document>();
        for (var query : anyOf) {
            var conditions = query.getQueryObject();
            alternatives.add(range == null
                    ? conditions
                    : conditions.isEmpty()
                            ? range.getCriteriaObject()
                            : new Document("$and", List.of(conditions, range.getCriteriaObject())));
        }
        var query = new BasicQuery(alternatives.size() == 1 ? alternatives.getFirst() : new Document("$or", alternatives),
                anyOf.getFirst().getFieldsObject());
        return mongo.find(query.with(sorted(order)).limit(limit), Document.class, collection);
    }

    private static Sort sorted(Order order) {
        var fields = order.field() == null ? List.of(ID) : List.of(path(order.field()), ID);
        return Sort.by(order.descending() ? Sort.Direction.DESC : Sort.Direction.ASC, fields.toArray(String[]::new));
    }

    private static Place place(Document document, Order order) {
        if (order.field() == null) {
            return new Place("", document.getString(ID));
        }
        var value = document.getEmbedded(List.of(path(order.field()).split("\\.")), Object.class);
        return new Place(value instanceof String text ? text : "", document.getString(ID));
    }

    /**
     * Creates an aggregate.
     *
     * @return what was created; where the same command created it before, what it is now
     * @throws Refusal   if the decision is a refusal, or if there is one of that id already
     * @throws KeyReused if another command of the same key created it
     */
    public Stored<T> create(String id, Decision<T> decision) {
        var command = Causation.current().command();
        var created = insert(id, accepted(decision), new Document("handled", command.map(key -> List.of(handled(key))).orElse(List.of())));
        if (created.isPresent()) {
            return created.get();
        }
        return handledBefore(id).orElseThrow(
                () -> new Refusal(Decision.Kind.STATE, List.of(Reason.of("EXISTS", "There is a %s %s already.".formatted(kind(), id)))));
    }

    /** As the other, whatever version is there. */
    public Stored<T> update(String id, Function<T, Decision<T>> change) {
        return update(id, null, change);
    }

    /**
     * Changes an aggregate by a command. A command that was handled before (same idempotency key) has no effect again; so one command updates
     * one aggregate, and {@link #ensure ensures} what it needs of others.
     *
     * @param expectedVersion the version that the caller saw; null if it does not matter
     * @throws NotFound     if there is none
     * @throws Refusal      if the aggregate refuses
     * @throws StaleVersion if it is of another version than expected
     * @throws KeyReused    if the command's key was used for another command
     */
    public Stored<T> update(String id, @Nullable Long expectedVersion, Function<T, Decision<T>> change) {
        return change(id, expectedVersion, Causation.current().command(), state -> {
            if (state == null) {
                throw new NotFound(kind(), id);
            }
            return change.apply(state);
        });
    }

    /** As {@link #update}, and creates the aggregate where there is none: the change gets null then. */
    public Stored<T> upsert(String id, @Nullable Long expectedVersion, Function<@Nullable T, Decision<T>> change) {
        return change(id, expectedVersion, Causation.current().command(), change);
    }

    /**
     * Makes sure of something that another aggregate's change needs. The change must be idempotent by itself: it is made under no idempotency
     * key.
     *
     * @param change gets null where there is no aggregate yet
     * @throws Refusal if the aggregate refuses
     */
    public Stored<T> ensure(String id, Function<@Nullable T, Decision<T>> change) {
        return ensure(id, null, change);
    }

    /**
     * As the other, only where nobody wrote it in between.
     *
     * @throws StaleVersion if it is of another version than expected
     */
    public Stored<T> ensure(String id, @Nullable Long expectedVersion, Function<@Nullable T, Decision<T>> change) {
        return change(id, expectedVersion, Optional.empty(), change);
    }

    private Stored<T> change(String id, @Nullable Long expectedVersion, Optional<CommandKey> command,
            Function<@Nullable T, Decision<T>> change) {
        for (var race = 0; race < RACES; race++) {
            var document = document(id);
            if (document != null && command.isPresent() && alreadyHandled(document, command.get())) {
                return stored(document);
            }
            var before = document == null ? null : stored(document);
            if (expectedVersion != null && (before == null ? 0 : before.version()) != expectedVersion) {
                throw new StaleVersion(expectedVersion, before == null ? 0 : before.version());
            }
            var accepted = accepted(change.apply(before == null ? null : before.state()));
            var handled = command.map(key -> List.of(handled(key))).orElse(List.of());
            var after = before == null
                    ? insert(id, accepted, new Document("handled", handled))
                    : write(before, accepted, handled.isEmpty()
                            ? List.of()
                            : List.of(Updates.pushEach("handled", handled, new PushOptions().slice(-REMEMBERED_COMMANDS))));
            if (after.isPresent()) {
                return after.get();
            }
        }
        throw new OptimisticLockingFailureException("too many writers at " + kind() + " " + id);
    }

    /**
     * Changes or creates an aggregate by an event of another one. Effect and seen mark are one write; an event that is not newer than what
     * was seen of its origin has no effect. What an event tells is a fact: where the aggregate refuses, that is logged and the event is done.
     *
     * @param change gets null where there is no aggregate yet
     * @return the aggregate after it; empty if there is none, because the change refused to create it
     */
    public Optional<Stored<T>> apply(Received<?> event, String id, Function<@Nullable T, Decision<T>> change) {
        var seen = "seen." + fieldName(event.origin());
        for (var race = 0; race < RACES; race++) {
            var document = document(id);
            if (document != null && seenOf(document, event) >= event.sequence()) {
                return Optional.of(stored(document));
            }
            var before = document == null ? null : stored(document);
            switch (change.apply(before == null ? null : before.state())) {
                case Decision.Refused<T> refused -> {
                    log.warn("{} {} does not follow {} of {}: {}", kind(), id, event.type(), event.subject(), refused.reasons());
                    return Optional.ofNullable(before);
                }
                case Decision.Accepted<T> accepted -> {
                    var after = before == null
                            ? insert(id, accepted, new Document("seen", new Document(fieldName(event.origin()), event.sequence())))
                            : write(before, accepted, List.of(Updates.set(seen, event.sequence())));
                    if (after.isPresent()) {
                        return after;
                    }
                }
            }
        }
        throw new OptimisticLockingFailureException("too many writers at " + kind() + " " + id);
    }

    /** @return empty if somebody else created it in between */
    private Optional<Stored<T>> insert(String id, Decision.Accepted<T> accepted, Document marks) {
        var events = entries(id, 0, accepted.events());
        var version = Math.max(1, events.size());
        var document = new Document("_id", id).append("version", (long) version)
                .append("state", written(accepted.state()))
                .append(OutboxFields.OUTBOX, events);
        document.putAll(marks);
        if (!events.isEmpty()) {
            document.append(OutboxFields.PENDING_SINCE, now());
        }
        try {
            mongo.insert(document, collection);
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
        tell(id, events);
        return Optional.of(new Stored<>(id, version, accepted.state()));
    }

    /** @return empty if somebody else wrote in between */
    private Optional<Stored<T>> write(Stored<T> before, Decision.Accepted<T> accepted, List<Bson> marks) {
        var events = entries(before.id(), before.version(), accepted.events());
        var version = before.version() + Math.max(1, events.size());
        var updates = new ArrayList<Bson>(marks);
        updates.add(Updates.set("version", version));
        updates.add(Updates.set("state", written(accepted.state())));
        if (!events.isEmpty()) {
            updates.add(Updates.pushEach(OutboxFields.OUTBOX, events));
            updates.add(Updates.min(OutboxFields.PENDING_SINCE, now()));
        }
        var result = mongo.getCollection(collection)
                .updateOne(
                        Filters.and(Filters.eq("_id", before.id()), Filters.eq("version", before.version())), Updates.combine(updates));
        if (result.getMatchedCount() == 0) {
            return Optional.empty();
        }
        tell(before.id(), events);
        return Optional.of(new Stored<>(before.id(), version, accepted.state()));
    }

    private void tell(String id, List<Document> events) {
        if (!events.isEmpty()) {
            outbox.written(events);
            outbox.publishSoon(collection, id);
        }
    }

    private List<Document> entries(String id, long version, List<DomainEvent> events) {
        var cause = Causation.current();
        var entries = new ArrayList<Document>();
        for (var event : events) {
            var outgoing = mapping.apply(event);
            var eventId = UUID.randomUUID().toString();
            var sequence = version + entries.size() + 1;
            var bytes = CloudEvents.write(eventId, service, id, sequence, clock.instant(), cause, outgoing);
            entries.add(OutboxFields.entry(eventId, outgoing, cause.traceparent(), new String(bytes, StandardCharsets.UTF_8)));
        }
        return entries;
    }

    private Decision.Accepted<T> accepted(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> accepted;
            case Decision.Refused<T> refused -> throw Refusal.of(refused);
        };
    }

    private @Nullable Document document(String id) {
        return mongo.getCollection(collection).find(Filters.eq("_id", id)).first();
    }

    private Stored<T> stored(Document document) {
        var state = mongo.getConverter().read(type, document.get("state", Document.class));
        return new Stored<>(document.getString("_id"), document.get("version", Number.class).longValue(), state);
    }

    private Document written(T state) {
        var document = new Document();
        mongo.getConverter().write(state, document);
        return document;
    }

    private static long seenOf(Document document, Received<?> event) {
        var seen = document.get("seen", Document.class);
        var sequence = seen == null ? null : seen.get(fieldName(event.origin()), Number.class);
        return sequence == null ? 0 : sequence.longValue();
    }

    private static Document handled(CommandKey command) {
        return new Document("key", command.key()).append("fingerprint", command.fingerprint());
    }

    private static boolean alreadyHandled(Document document, CommandKey command) {
        for (var handled : document.getList("handled", Document.class, List.of())) {
            if (command.key().equals(handled.getString("key"))) {
                if (!command.fingerprint().equals(handled.getString("fingerprint"))) {
                    throw new KeyReused();
                }
                return true;
            }
        }
        return false;
    }

    /** Origins hold characters that field names must not. */
    private static String fieldName(String origin) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(origin.getBytes(StandardCharsets.UTF_8));
    }

    private String kind() {
        return type.getSimpleName();
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
