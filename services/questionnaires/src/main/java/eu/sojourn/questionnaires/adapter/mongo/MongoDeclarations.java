package eu.sojourn.questionnaires.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.Declarations;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;

@Repository
class MongoDeclarations implements Declarations {

    private static final String ORGANISATION = "organisationId";
    private static final String PROGRAMME = "visit.programmeId";
    private static final String NEXT = "followUps.nextOn";

    private final AggregateStore<Declaration> store;

    MongoDeclarations(AggregateStores stores, Function<DomainEvent, OutgoingEvent> published) {
        store = stores.of(Declaration.class, "declarations", published).indexed(ORGANISATION).indexed(PROGRAMME).indexed(NEXT);
    }

    @Override
    public Optional<Stored<Declaration>> find(DeclarationId declarationId) {
        return store.find(declarationId.value());
    }

    @Override
    public void apply(Received<?> because, DeclarationId declarationId, Function<@Nullable Declaration, Decision<Declaration>> change) {
        store.apply(because, declarationId.value(), change);
    }

    @Override
    public Stored<Declaration> change(DeclarationId declarationId, @Nullable Long expectedVersion,
            Function<@Nullable Declaration, Decision<Declaration>> change) {
        return store.upsert(declarationId.value(), expectedVersion, change);
    }

    @Override
    public Stored<Declaration> update(DeclarationId declarationId, Function<Declaration, Decision<Declaration>> change) {
        return store.update(declarationId.value(), change);
    }

    @Override
    public List<DeclarationId> due(LocalDate today) {
        return store.ids(new Query(where("state." + NEXT).gt("").lte(today.toString()))).stream().map(DeclarationId::new).toList();
    }

    @Override
    public List<Stored<Declaration>> waiting(Set<String> organisations, Set<String> programmes, @Nullable String after, int limit) {
        List<Criteria> owners = new ArrayList<>();
        if (!organisations.isEmpty()) {
            owners.add(where("state." + ORGANISATION).in(organisations));
        }
        if (!programmes.isEmpty()) {
            owners.add(where("state." + PROGRAMME).in(programmes));
        }
        return owners.isEmpty()
                ? List.of()
                : store.page(new Query(new Criteria().andOperator(new Criteria().orOperator(owners),
                        new Criteria().orOperator(where("state.followUps.open").gt(0), where("state.followUps.byHand.waiting").is(true)))),
                        after, limit);
    }
}
