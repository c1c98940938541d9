package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.agreements.application.Links;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Links by their id. They tell no events: what a link signs is told by the annex. */
@Component
final class MongoLinks implements Links {
    private static final String XCHANGE = "xchangeId";
    private static final String STATE = "state";
    private static final String PARTY = "party.partyId";

    private final AggregateStore<SigningLink> store;

    MongoLinks(AggregateStores stores) {
        this.store = stores.projection(SigningLink.class, "links").indexed(XCHANGE).indexed(PARTY).indexed(STATE);
    }

    @Override
    public Optional<Stored<SigningLink>> find(LinkId linkId) {
        return store.find(linkId.value());
    }

    @Override
    public Stored<SigningLink> get(LinkId linkId) {
        return store.get(linkId.value());
    }

    @Override
    public Stored<SigningLink> create(LinkId linkId, Decision<SigningLink> decision) {
        return store.create(linkId.value(), decision);
    }

    @Override
    public Optional<Stored<SigningLink>> handledBefore(LinkId linkId) {
        return store.handledBefore(linkId.value());
    }

    @Override
    public Stored<SigningLink> update(LinkId linkId, @Nullable Long expectedVersion,
            Function<SigningLink, Decision<SigningLink>> change) {
        return store.update(linkId.value(), expectedVersion, change);
    }

    @Override
    public List<Stored<SigningLink>> ofXchange(XchangeId xchangeId, Collection<LinkParty> parties, String issuedBy, @Nullable String after,
            int limit) {
        var shown = new ArrayList<Criteria>();
        shown.add(where("state.issuedBy").is(issuedBy));
        parties.forEach(party -> shown.add(of(party)));
        return store.page(new Query(new Criteria().andOperator(Ids.is(XCHANGE, xchangeId), new Criteria().orOperator(shown))), after,
                limit);
    }

    @Override
    public List<Stored<SigningLink>> ofCommitment(OrganisationId host, @Nullable String after, int limit) {
        return store.page(new Query(of(LinkParty.of(host)).and("state." + XCHANGE).is(null)), after, limit);
    }

    private static Criteria of(LinkParty party) {
        return where("state." + PARTY).is(party.partyId()).and("state.party.kind").is(party.kind().name());
    }

    @Override
    public List<LinkId> inUse() {
        return store.ids(new Query(where("state." + STATE).is(LinkState.IN_USE.name()))).stream().map(LinkId::new).toList();
    }
}
