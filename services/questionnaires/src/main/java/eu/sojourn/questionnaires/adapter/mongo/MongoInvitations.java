package eu.sojourn.questionnaires.adapter.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.Invitations;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;

@Repository
class MongoInvitations implements Invitations {

    private final AggregateStore<Invitation> store;

    MongoInvitations(AggregateStores stores, Function<DomainEvent, OutgoingEvent> published) {
        this.store = stores.of(Invitation.class, "invitations", published)
                .indexed("organisationId")
                .indexed("programmeId")
                .indexed("visitId");
    }

    @Override
    public Stored<Invitation> get(InvitationId invitationId) {
        return store.get(invitationId.value());
    }

    @Override
    public void invite(Received<?> because, InvitationId invitationId, Supplier<Decision<Invitation>> decision) {
        store.apply(because, invitationId.value(), existing -> existing == null ? decision.get() : Decision.unchanged(existing));
    }

    @Override
    public Stored<Invitation> change(InvitationId invitationId, @Nullable Long expectedVersion,
            Function<Invitation, Decision<Invitation>> change) {
        return store.update(invitationId.value(), expectedVersion, change);
    }

    @Override
    public List<Stored<Invitation>> find(Search search, @Nullable String after, int limit) {
        List<Criteria> owners = new ArrayList<>();
        if (!search.organisations().isEmpty()) {
            owners.add(Criteria.where("state.organisationId").in(search.organisations()));
        }
        if (!search.programmes().isEmpty()) {
            owners.add(Criteria.where("state.programmeId").in(search.programmes()));
        }
        if (owners.isEmpty()) {
            return List.of();
        }
        Query query = new Query(owners.size() == 1 ? owners.getFirst() : new Criteria().orOperator(owners));
        if (search.visitId() != null) {
            query.addCriteria(Criteria.where("state.visitId").is(search.visitId().value()));
        }
        if (search.state() != null) {
            query.addCriteria(Criteria.where("state.state").is(search.state().name()));
        }
        return store.page(query, after, limit);
    }
}
