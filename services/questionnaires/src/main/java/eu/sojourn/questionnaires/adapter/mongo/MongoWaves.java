package eu.sojourn.questionnaires.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.Waves;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveState;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;

@Repository
class MongoWaves implements Waves {

    private final AggregateStore<Wave> store;

    MongoWaves(AggregateStores stores, Function<DomainEvent, OutgoingEvent> published) {
        this.store = stores.of(Wave.class, "waves", published).indexed("programmeId").indexed("state");
    }

    @Override
    public Optional<Stored<Wave>> find(WaveId waveId) {
        return store.find(waveId.value());
    }

    @Override
    public Stored<Wave> get(WaveId waveId) {
        return store.get(waveId.value());
    }

    @Override
    public Stored<Wave> create(WaveId waveId, Decision<Wave> decision) {
        return store.create(waveId.value(), decision);
    }

    @Override
    public Stored<Wave> change(WaveId waveId, @Nullable Long expectedVersion, Function<Wave, Decision<Wave>> change) {
        return store.update(waveId.value(), expectedVersion, change);
    }

    @Override
    public Stored<Wave> follow(WaveId waveId, Function<Wave, Decision<Wave>> change) {
        return store.ensure(waveId.value(), wave -> wave == null
                ? Decision.conflict(Reason.of("NO_WAVE", "There is no wave " + waveId.value()))
                : change.apply(wave));
    }

    @Override
    public List<Stored<Wave>> of(Set<String> programmes, @Nullable String after, int limit) {
        return programmes.isEmpty() ? List.of() : store.page(new Query(where("state.programmeId").in(programmes)), after, limit);
    }

    /** Open waves are few, and their end is a time of day in a zone, so it is asked of each. */
    @Override
    public List<String> over(Instant now) {
        return store.find(new Query(where("state.state").is(WaveState.OPEN.name())))
                .stream()
                .filter(stored -> stored.state().isOver(now))
                .map(Stored::id)
                .toList();
    }
}
