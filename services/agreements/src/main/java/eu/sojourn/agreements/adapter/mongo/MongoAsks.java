package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.agreements.application.Asks;
import eu.sojourn.agreements.application.Caller;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.waiting.Ask;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.agreements.domain.waiting.Escalation;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Asks by what they are about and who was asked. */
@Component
final class MongoAsks implements Asks {
    private static final String PROGRAMME = "programmeId";
    private static final String HOST = "hostOrganisationId";
    private static final String HOST_PARTNERSHIP = "hostPartnershipId";
    private static final String VISITOR = "visitingOrganisationId";
    private static final String VISITING_PARTNERSHIP = "visitingPartnershipId";
    private static final String VISIT = "visitId";
    private static final String XCHANGE = "xchangeId";
    private static final String ANSWERED = "answered";
    private static final String ASKED_ON = "askedOn";
    private static final String WHAT = "state.what";
    private static final List<String> OF_AGENDAS = names(AskedFor.AGENDA_CONFIRMATION, AskedFor.AGENDA_PROPOSAL);
    private static final List<String> OF_COMMITMENTS = names(AskedFor.COMMITMENT_CLEARANCE, AskedFor.COMMITMENT_SIGNATURE);
    private static final Order OLDEST_FIRST = Order.ascending(ASKED_ON);

    private final AggregateStore<Ask> store;

    MongoAsks(AggregateStores stores, Function<DomainEvent, OutgoingEvent> publishing) {
        this.store = stores.of(Ask.class, "asks", publishing)
                .indexed(PROGRAMME, ANSWERED, ASKED_ON, "_id")
                .indexed(HOST, ANSWERED, ASKED_ON, "_id")
                .indexed(HOST_PARTNERSHIP, ANSWERED, ASKED_ON, "_id")
                .indexed(VISITOR, ANSWERED, ASKED_ON, "_id")
                .indexed(VISITING_PARTNERSHIP, ANSWERED, ASKED_ON, "_id")
                .indexed(VISIT)
                .indexed(XCHANGE)
                .indexed(ANSWERED, "level", "since");
    }

    @Override
    public Slice<Ask> open(Caller caller, Wanted wanted, @Nullable Place after, int limit) {
        var concerning = List.of(Ids.in(PROGRAMME, caller.programmes()), Ids.in(HOST_PARTNERSHIP, caller.partnerships()),
                Ids.in(VISITING_PARTNERSHIP, caller.partnerships()), Ids.in(HOST, caller.organisations()),
                Ids.in(VISITOR, caller.organisations()));
        var anyOf = concerning.stream().map(each -> new Criteria().andOperator(narrowed(each, wanted))).toList();
        return store.slice(new eu.sojourn.messaging.store.Wanted(anyOf, null), OLDEST_FIRST, after, limit);
    }

    @Override
    public List<Stored<Ask>> openOf(VisitId visitId) {
        return store.find(new Query(new Criteria().andOperator(Ids.is(VISIT, visitId), isOpen())));
    }

    @Override
    public List<Stored<Ask>> openOf(XchangeId xchangeId) {
        return store.find(new Query(new Criteria().andOperator(Ids.is(XCHANGE, xchangeId), isOpen(), where(WHAT).in(OF_AGENDAS))));
    }

    @Override
    public List<Stored<Ask>> openOf(OrganisationId host) {
        return store.find(new Query(new Criteria().andOperator(Ids.is(HOST, host), isOpen(), where(WHAT).in(OF_COMMITMENTS))));
    }

    @Override
    public List<String> due(Escalation escalation, Instant now) {
        var due = new ArrayList<Criteria>();
        for (var level = 0; level < escalation.after().size(); level++) {
            due.add(new Criteria().andOperator(isOpen(), where(WHAT).nin(OF_AGENDAS), where("state.level").is(level),
                    where("state.since").lte(now.minus(escalation.after().get(level)))));
        }
        return due.isEmpty() ? List.of() : store.ids(new Query(new Criteria().orOperator(due)));
    }

    @Override
    public Stored<Ask> ask(Ask ask) {
        return store.ensure(ask.id(), before -> before == null ? Decision.accepted(ask) : before.again(ask));
    }

    @Override
    public Stored<Ask> update(String id, Function<Ask, Decision<Ask>> change) {
        return store.update(id, change);
    }

    private static List<String> names(AskedFor... what) {
        return Stream.of(what).map(AskedFor::name).toList();
    }

    private static List<Criteria> narrowed(Criteria concerning, Wanted wanted) {
        var criteria = new ArrayList<>(List.of(concerning, isOpen()));
        if (wanted.programmeId() != null) {
            criteria.add(Ids.is(PROGRAMME, wanted.programmeId()));
        }
        if (wanted.hostOrganisationId() != null) {
            criteria.add(Ids.is(HOST, wanted.hostOrganisationId()));
        }
        if (wanted.askedFor() != null) {
            criteria.add(where(WHAT).is(wanted.askedFor().name()));
        }
        if (wanted.askedUntil() != null) {
            criteria.add(where("state." + ASKED_ON).lte(wanted.askedUntil().toString()));
        }
        return criteria;
    }

    private static Criteria isOpen() {
        return where("state." + ANSWERED).is(false);
    }
}
