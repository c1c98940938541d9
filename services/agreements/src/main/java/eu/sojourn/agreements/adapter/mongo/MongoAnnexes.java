package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.agreements.application.Annexes;
import eu.sojourn.agreements.application.Caller;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.AnnexState;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Annexes by the id of their visit. */
@Component
final class MongoAnnexes implements Annexes {
    private static final String XCHANGE = "visit.xchangeId";
    private static final String PROGRAMME = "visit.programmeId";
    private static final String HOST = "visit.hostOrganisationId";
    private static final String HOST_PARTNERSHIP = "visit.hostPartnershipId";
    private static final String VISITOR = "visit.visitingOrganisationId";
    private static final String VISITING_PARTNERSHIP = "visit.visitingPartnershipId";

    private final AggregateStore<Annex> store;

    MongoAnnexes(AggregateStores stores, Function<DomainEvent, OutgoingEvent> publishing) {
        this.store = stores.of(Annex.class, "annexes", publishing)
                .indexed(XCHANGE)
                .indexed(PROGRAMME)
                .indexed(HOST)
                .indexed(HOST_PARTNERSHIP)
                .indexed(VISITOR)
                .indexed(VISITING_PARTNERSHIP);
    }

    @Override
    public Optional<Stored<Annex>> find(VisitId visitId) {
        return store.find(visitId.value());
    }

    @Override
    public Stored<Annex> get(VisitId visitId) {
        return store.get(visitId.value());
    }

    @Override
    public List<Stored<Annex>> visibleTo(Caller caller, @Nullable XchangeId xchangeId, @Nullable VisitId visitId, @Nullable String after,
            int limit) {
        var visible = new Criteria().orOperator(Ids.in(PROGRAMME, caller.programmes()), bindable(caller));
        return store.page(query(wanted(), visible, xchangeId, visitId), after, limit);
    }

    @Override
    public List<Stored<Annex>> awaiting(Caller caller, @Nullable XchangeId xchangeId, @Nullable VisitId visitId, @Nullable String after,
            int limit) {
        // Which party's signature is missing follows from hashes and is not stored, so pages are read until enough are found.
        var found = new ArrayList<Stored<Annex>>();
        var cursor = after;
        while (true) {
            var page = store.page(query(in(AnnexState.AWAITING_SIGNATURES), bindable(caller), xchangeId, visitId), cursor, limit);
            page.stream().filter(stored -> stored.state().awaits(caller.signer())).forEach(found::add);
            if (found.size() > limit || page.size() <= limit) {
                return List.copyOf(found.subList(0, Math.min(found.size(), limit + 1)));
            }
            cursor = page.getLast().id();
        }
    }

    @Override
    public boolean takesPart(Caller caller, XchangeId xchangeId) {
        return exists(Ids.is(XCHANGE, xchangeId), visiting(caller));
    }

    @Override
    public boolean visits(Caller caller, OrganisationId host) {
        return exists(Ids.is(HOST, host), visiting(caller));
    }

    @Override
    public int participants(XchangeId xchangeId) {
        return store.ids(new Query(new Criteria().andOperator(Ids.is(XCHANGE, xchangeId), isNotVoid()))).size();
    }

    @Override
    public List<XchangeId> xchangesVisitedBy(Set<OrganisationId> visitors, int limit) {
        var latestFirst = Sort.by(Sort.Direction.DESC, "state.visit.period.lastDay");
        return store.find(new Query(new Criteria().andOperator(Ids.in(VISITOR, visitors), isNotVoid())).with(latestFirst).limit(limit))
                .stream()
                .map(stored -> stored.state().visit().xchangeId())
                .distinct()
                .toList();
    }

    @Override
    public List<VisitId> ofXchange(XchangeId xchangeId) {
        return following(Ids.is(XCHANGE, xchangeId));
    }

    @Override
    public List<VisitId> ofHost(OrganisationId host) {
        return following(Ids.is(HOST, host));
    }

    @Override
    public List<Annex> atHostAfter(OrganisationId host, LocalDate day) {
        var lasting = where("state.visit.period.lastDay").gt(day.toString());
        return store.find(new Query(new Criteria().andOperator(Ids.is(HOST, host), lasting, isNotVoid())))
                .stream()
                .map(Stored::state)
                .toList();
    }

    @Override
    public List<VisitId> naming(OrganisationId organisationId) {
        return following(new Criteria().orOperator(Ids.is(HOST, organisationId), Ids.is(VISITOR, organisationId)));
    }

    @Override
    public List<VisitId> naming(ProgrammeId programmeId, @Nullable PartnershipId partnershipId) {
        var naming = new ArrayList<>(List.of(Ids.is(PROGRAMME, programmeId)));
        if (partnershipId != null) {
            naming.add(Ids.is(HOST_PARTNERSHIP, partnershipId));
            naming.add(Ids.is(VISITING_PARTNERSHIP, partnershipId));
        }
        return following(new Criteria().orOperator(naming));
    }

    @Override
    public Stored<Annex> update(VisitId visitId, @Nullable Long expectedVersion, Function<Annex, Decision<Annex>> change) {
        return store.update(visitId.value(), expectedVersion, change);
    }

    @Override
    public Optional<Stored<Annex>> apply(Received<?> event, VisitId visitId, Function<@Nullable Annex, Decision<Annex>> change) {
        return store.apply(event, visitId.value(), change);
    }

    private boolean exists(Criteria of, Criteria visiting) {
        return !store.find(new Query(new Criteria().andOperator(of, visiting, isNotVoid())).limit(1)).isEmpty();
    }

    private List<VisitId> following(Criteria of) {
        var unsettled = new Criteria().andOperator(of, isNotVoid(), where("state.ended").is(false));
        return store.ids(new Query(unsettled)).stream().map(VisitId::new).toList();
    }

    private static Query query(Criteria first, Criteria second, @Nullable XchangeId xchangeId, @Nullable VisitId visitId) {
        var criteria = new ArrayList<>(List.of(first, second));
        if (xchangeId != null) {
            criteria.add(Ids.is(XCHANGE, xchangeId));
        }
        if (visitId != null) {
            criteria.add(where("state.visit.visitId").is(visitId.value()));
        }
        return new Query(new Criteria().andOperator(criteria));
    }

    private static Criteria bindable(Caller caller) {
        return new Criteria().orOperator(Ids.in(HOST, caller.organisations()), Ids.in(HOST_PARTNERSHIP, caller.partnerships()),
                visiting(caller));
    }

    private static Criteria visiting(Caller caller) {
        return new Criteria().orOperator(Ids.in(VISITOR, caller.organisations()), Ids.in(VISITING_PARTNERSHIP, caller.partnerships()));
    }

    private static Criteria in(AnnexState state) {
        return where("state.state").is(state.name());
    }

    private static Criteria isNotVoid() {
        return where("state.state").ne(AnnexState.VOID.name());
    }

    /** A visit that ended before its annex was wanted has no dates, and nobody is shown an annex of it. */
    private static Criteria wanted() {
        return where("state.visit.period").exists(true);
    }
}
