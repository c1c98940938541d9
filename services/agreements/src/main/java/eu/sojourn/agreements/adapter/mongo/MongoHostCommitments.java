package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.agreements.application.HostCommitments;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Host commitments by the id of their host. */
@Component
final class MongoHostCommitments implements HostCommitments {
    private static final String RUNS_UNTIL = "runsUntil";

    private final AggregateStore<HostCommitment> store;

    MongoHostCommitments(AggregateStores stores, Function<DomainEvent, OutgoingEvent> publishing) {
        this.store = stores.of(HostCommitment.class, "host_commitments", publishing).indexed(RUNS_UNTIL);
    }

    @Override
    public Optional<Stored<HostCommitment>> find(OrganisationId host) {
        return store.find(host.value());
    }

    @Override
    public Stored<HostCommitment> get(OrganisationId host) {
        return store.get(host.value());
    }

    @Override
    public List<OrganisationId> thatRanUntilBefore(LocalDate day) {
        return store.ids(new Query(where("state." + RUNS_UNTIL).lt(day.toString()))).stream().map(OrganisationId::new).toList();
    }

    @Override
    public Stored<HostCommitment> create(OrganisationId host, Decision<HostCommitment> decision) {
        return store.create(host.value(), decision);
    }

    @Override
    public Stored<HostCommitment> update(OrganisationId host, @Nullable Long expectedVersion,
            Function<HostCommitment, Decision<HostCommitment>> change) {
        return store.update(host.value(), expectedVersion, change);
    }
}
