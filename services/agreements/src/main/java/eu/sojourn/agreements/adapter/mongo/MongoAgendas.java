package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.agreements.application.Agendas;
import eu.sojourn.agreements.application.Caller;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Agendas by the id of their Xchange. A version that an agenda is about to lose is kept before that is written. */
@Component
final class MongoAgendas implements Agendas {
    private static final String HOST = "xchange.hostOrganisationId";
    private static final String HOST_PARTNERSHIP = "xchange.hostPartnershipId";
    private static final String PROGRAMME = "xchange.programmeId";

    private final AggregateStore<Agenda> store;
    private final MongoAgendaVersions versions;

    MongoAgendas(AggregateStores stores, Function<DomainEvent, OutgoingEvent> publishing, MongoAgendaVersions versions) {
        this.versions = versions;
        this.store = stores.of(Agenda.class, "agendas", publishing).indexed(HOST).indexed(HOST_PARTNERSHIP).indexed(PROGRAMME);
    }

    @Override
    public Optional<Stored<Agenda>> find(XchangeId xchangeId) {
        return store.find(xchangeId.value());
    }

    @Override
    public Stored<Agenda> get(XchangeId xchangeId) {
        return store.get(xchangeId.value());
    }

    @Override
    public List<Stored<Agenda>> preparedBy(Caller caller, @Nullable OrganisationId host, @Nullable String after, int limit) {
        var prepared = new Criteria().orOperator(Ids.in(HOST, caller.organisations()), Ids.in(HOST_PARTNERSHIP, caller.partnerships()),
                Ids.in(PROGRAMME, caller.programmes()));
        return store.page(new Query(host == null ? prepared : new Criteria().andOperator(prepared, Ids.is(HOST, host))), after, limit);
    }

    @Override
    public List<Stored<Agenda>> hostedBy(Set<OrganisationId> hosts, int limit) {
        return store.find(new Query(Ids.in(HOST, hosts)).with(Sort.by(Sort.Direction.DESC, "state.xchange.period.lastDay")).limit(limit));
    }

    @Override
    public List<Xchange> atHostAfter(OrganisationId host, LocalDate day) {
        var lasting = where("state.xchange.period.lastDay").gt(day.toString());
        return store.find(new Query(new Criteria().andOperator(Ids.is(HOST, host), lasting, where("state.cancelled").is(false))))
                .stream()
                .map(stored -> stored.state().xchange())
                .toList();
    }

    @Override
    public boolean coordinatesXchangeAt(Caller caller, OrganisationId host) {
        var coordinated = new Criteria().orOperator(Ids.in(HOST_PARTNERSHIP, caller.partnerships()),
                Ids.in(PROGRAMME, caller.programmes()));
        return !store.find(new Query(new Criteria().andOperator(Ids.is(HOST, host), coordinated)).limit(1)).isEmpty();
    }

    @Override
    public Stored<Agenda> update(XchangeId xchangeId, @Nullable Long expectedVersion, Function<Agenda, Decision<Agenda>> change) {
        return store.update(xchangeId.value(), expectedVersion, agenda -> {
            var decision = change.apply(agenda);
            if (decision instanceof Decision.Accepted<Agenda> accepted) {
                agenda.earlier()
                        .stream()
                        .filter(version -> !accepted.state().earlier().contains(version))
                        .forEach(version -> versions.keep(xchangeId, version));
            }
            return decision;
        });
    }

    @Override
    public Optional<Stored<Agenda>> apply(Received<?> event, XchangeId xchangeId, Function<@Nullable Agenda, Decision<Agenda>> change) {
        return store.apply(event, xchangeId.value(), change);
    }
}
