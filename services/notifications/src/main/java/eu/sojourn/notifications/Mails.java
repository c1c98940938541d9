package eu.sojourn.notifications;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.problem.StaleVersion;

/**
 * The mails of this service, and who of its instances is at which. Each change, with what it tells, is one write of one document. Changes by
 * an attempt hold only while no other attempt was begun, so a sender that was overtaken cannot undo what the next one did.
 */
final class Mails {

    private static final String STATE = "state.state";
    private static final String DUE = "state.nextAttemptAt";

    private final MongoTemplate mongo;
    private final String collection;
    private final AggregateStore<Mail> store;

    Mails(AggregateStores stores, MongoTemplate mongo, String collection) {
        this.mongo = mongo;
        this.collection = collection;
        this.store = stores.of(Mail.class, collection, new PublishedEvents())
                .indexed("state", "nextAttemptAt")
                .indexed("facts.visitId", "kind")
                .indexed("doneRecipients");
    }

    /** Adds a mail unless it is there already: a document that exists is the mark that its event was seen. */
    boolean add(Mail mail) {
        return store.find(mail.mailId()).isEmpty()
                && store.ensure(mail.mailId(), before -> Decision.accepted(before == null ? mail : before)).version() == 1;
    }

    /** Whether there is a mail of that kind that says this fact, sent or not. */
    boolean isAbout(MailKind kind, String fact, String value) {
        return !store.ids(query(where("state.facts." + fact).is(value).and("state.kind").is(kind.name())).limit(1)).isEmpty();
    }

    /**
     * Begins an attempt on the mail that has been due longest. Nobody else gets it until the lease is over, and then somebody does, should
     * this instance die.
     */
    Optional<Mail> begin(Instant now, Duration lease) {
        Query longestDue = query(where(STATE).is(MailState.PENDING.name()).and(DUE).lte(now)).with(Sort.by(DUE)).limit(1);
        for (List<Stored<Mail>> due = store.find(longestDue); !due.isEmpty(); due = store.find(longestDue)) {
            Stored<Mail> first = due.getFirst();
            try {
                return Optional.of(store.ensure(first.id(), first.version(), _ -> Decision.accepted(first.state().begun(now, lease)))
                        .state());
            } catch (StaleVersion anotherInstanceHasIt) {
                // The next look does not find it any more.
            }
        }
        return Optional.empty();
    }

    /** Remembers what became of the mail for a recipient, and prolongs the lease. Empty where another attempt has begun meanwhile. */
    Optional<Mail> reached(Mail attempt, String recipientKey, Outcome outcome, Instant now, Duration lease) {
        return during(attempt, mail -> Decision.accepted(mail.reached(recipientKey, outcome, now, lease)));
    }

    /** Ends the mail, and tells what became of it. Empty where another attempt has begun meanwhile. */
    Optional<Mail> close(Mail attempt, Instant now) {
        return during(attempt, mail -> mail.closed(now));
    }

    void putOff(Mail attempt, String failure, Instant nextAttemptAt) {
        during(attempt, mail -> Decision.accepted(mail.putOff(failure, nextAttemptAt)));
    }

    /**
     * Makes a FAILED mail due again.
     *
     * @throws eu.sojourn.service.problem.Refusal if it has not failed
     */
    Mail revive(String mailId, Instant now) {
        return store.update(mailId, mail -> mail.revived(now)).state();
    }

    /**
     * Remembers that a message came back which the mail server had taken.
     *
     * @return whether there is such a message
     */
    boolean bounced(String recipientKey) {
        List<String> found = store.ids(query(where("state.doneRecipients").is(recipientKey)).limit(1));
        found.forEach(mailId -> store.update(mailId, mail -> mail.bounced(recipientKey)));
        return !found.isEmpty();
    }

    Optional<Mail> find(String mailId) {
        return store.find(mailId).map(Stored::state);
    }

    /** Mails in the order of their ids, after the given one; one more than {@code limit} where there are more. */
    List<Mail> list(@Nullable MailState state, @Nullable String after, int limit) {
        Criteria wanted = state == null ? new Criteria() : where(STATE).is(state.name());
        return store.page(query(wanted), after, limit).stream().map(Stored::state).toList();
    }

    long pending() {
        return mongo.count(query(where(STATE).is(MailState.PENDING.name())), collection);
    }

    private Optional<Mail> during(Mail attempt, Function<Mail, Decision<Mail>> change) {
        Mail after = store.update(attempt.mailId(), mail -> isAt(attempt, mail) ? change.apply(mail) : Decision.unchanged(mail)).state();
        return Optional.of(after).filter(mail -> mail.attempts() == attempt.attempts());
    }

    private static boolean isAt(Mail attempt, Mail mail) {
        return mail.attempts() == attempt.attempts() && mail.state() == MailState.PENDING;
    }
}
