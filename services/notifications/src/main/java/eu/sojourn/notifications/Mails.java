package eu.sojourn.notifications;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The mails of this service, and who of its instances is at which. Each change is one write of one document. Changes by an attempt hold
 * only while no other attempt was begun, so a sender that was overtaken cannot undo what the next one did.
 */
final class Mails {

    private static final String STATE = "state";
    private static final String DUE = "nextAttemptAt";
    private static final String KIND = "kind";
    private static final String FACTS = "facts.";

    private final MongoTemplate mongo;

    Mails(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(Mail.class).createIndex(new Index().on(STATE, Sort.Direction.ASC).on(DUE, Sort.Direction.ASC));
        mongo.indexOps(Mail.class).createIndex(new Index().on(FACTS + "visitId", Sort.Direction.ASC).on(KIND, Sort.Direction.ASC));
    }

    /** Adds a mail unless it is there already: a document that exists is the mark that its event was seen. */
    boolean add(Mail mail) {
        try {
            mongo.insert(mail);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether there is a mail of that kind that says this fact, sent or not. */
    boolean isAbout(MailKind kind, String fact, String value) {
        return mongo.exists(query(where(FACTS + fact).is(value).and(KIND).is(kind)), Mail.class);
    }

    /**
     * Begins an attempt on the mail that has been due longest. Nobody else gets it until the lease is over, and then somebody does, should
     * this instance die.
     */
    Optional<Mail> begin(Instant now, Duration lease) {
        return Optional.ofNullable(mongo.findAndModify(
                query(where(STATE).is(MailState.PENDING).and(DUE).lte(now)).with(Sort.by(DUE)),
                new Update().inc("attempts", 1).set(DUE, now.plus(lease)), FindAndModifyOptions.options().returnNew(true), Mail.class));
    }

    /** Remembers that a recipient needs no further attempt, and prolongs the lease. */
    void done(Mail attempt, String recipientKey, boolean refused, Instant now, Duration lease) {
        mongo.updateFirst(ofAttempt(attempt), new Update().addToSet("doneRecipients", recipientKey)
                .inc("refusedRecipients", refused ? 1 : 0)
                .set(DUE, now.plus(lease)), Mail.class);
    }

    void close(Mail attempt, MailState state, @Nullable String failure, Instant now) {
        mongo.updateFirst(ofAttempt(attempt), new Update().set(STATE, state).set("failure", failure).set("closedAt", now), Mail.class);
    }

    void putOff(Mail attempt, String failure, Instant nextAttemptAt) {
        mongo.updateFirst(ofAttempt(attempt), new Update().set("failure", failure).set(DUE, nextAttemptAt), Mail.class);
    }

    /** Makes a FAILED mail due again, for those of its recipients that it never reached. */
    boolean revive(String mailId, Instant now) {
        return mongo.updateFirst(query(where("_id").is(mailId).and(STATE).is(MailState.FAILED)), new Update().set(STATE, MailState.PENDING)
                .set(DUE, now)
                .set("doneRecipients", List.of())
                .set("refusedRecipients", 0)
                .unset("closedAt"), Mail.class).getMatchedCount() == 1;
    }

    Optional<Mail> find(String mailId) {
        return Optional.ofNullable(mongo.findById(mailId, Mail.class));
    }

    /** Mails in the order of their ids, after the given one. */
    List<Mail> list(@Nullable MailState state, @Nullable String after, int most) {
        Criteria criteria = new Criteria();
        if (state != null) {
            criteria = criteria.and(STATE).is(state);
        }
        if (after != null) {
            criteria = criteria.and("_id").gt(after);
        }
        return mongo.find(query(criteria).with(Sort.by("_id")).limit(most), Mail.class);
    }

    long pending() {
        return mongo.count(query(where(STATE).is(MailState.PENDING)), Mail.class);
    }

    private static Query ofAttempt(Mail attempt) {
        return query(where("_id").is(attempt.mailId()).and("attempts").is(attempt.attempts()));
    }
}
