package eu.sojourn.questionnaires.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.KnowingFacts;
import eu.sojourn.questionnaires.application.KnownThings;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.known.ComingVisit;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.known.KnownProgramme;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.questionnaires.domain.known.KnownXchange;
import eu.sojourn.service.domain.Decision;

@Repository
class MongoKnownThings implements KnownThings {

    private final AggregateStore<Findable> organisations;
    private final AggregateStore<KnownProgramme> programmes;
    private final AggregateStore<KnownXchange> xchanges;
    private final AggregateStore<ComingVisit> coming;
    private final AggregateStore<KnownVisit> visits;

    MongoKnownThings(AggregateStores stores) {
        organisations = stores.projection(Findable.class, "organisations").indexed("sortedBy");
        programmes = stores.projection(KnownProgramme.class, "programmes");
        xchanges = stores.projection(KnownXchange.class, "xchanges");
        coming = stores.projection(ComingVisit.class, "comingVisits");
        visits = stores.projection(KnownVisit.class, "visits").indexed("programmeId");
    }

    /**
     * An organisation as it is searched for.
     *
     * @param sortedBy the words of its name, by which it is found too
     */
    record Findable(KnownOrganisation organisation, String sortedBy) {

        static Findable of(KnownOrganisation organisation) {
            return new Findable(organisation, String.join(" ", KnowingFacts.words(organisation.name())));
        }
    }

    @Override
    public void know(Received<?> event, KnownProgramme programme) {
        programmes.apply(event, programme.programmeId().value(), _ -> Decision.accepted(programme));
    }

    @Override
    public void know(Received<?> event, KnownXchange xchange) {
        xchanges.apply(event, xchange.xchangeId().value(), _ -> Decision.accepted(xchange));
    }

    @Override
    public void know(Received<?> event, ComingVisit visit) {
        coming.apply(event, visit.visitId().value(), _ -> Decision.accepted(visit));
    }

    @Override
    public void know(Received<?> event, KnownVisit visit) {
        visits.apply(event, visit.visitId().value(), _ -> Decision.accepted(visit));
    }

    @Override
    public void know(Received<?> event, OrganisationId organisationId, UnaryOperator<@Nullable KnownOrganisation> change) {
        KnownOrganisation unheard = change.apply(null);
        if (unheard == null && organisations.find(organisationId.value()).isEmpty()) {
            return;
        }
        organisations.apply(event, organisationId.value(), before -> {
            KnownOrganisation after = change.apply(before == null ? null : before.organisation());
            return after == null ? Decision.unchanged(before) : Decision.accepted(Findable.of(after));
        });
    }

    @Override
    public Optional<KnownProgramme> programme(ProgrammeId programmeId) {
        return programmes.find(programmeId.value()).map(Stored::state);
    }

    @Override
    public Optional<KnownXchange> xchange(XchangeId xchangeId) {
        return xchanges.find(xchangeId.value()).map(Stored::state);
    }

    @Override
    public Optional<ComingVisit> coming(VisitId visitId) {
        return coming.find(visitId.value()).map(Stored::state);
    }

    @Override
    public Optional<KnownVisit> visit(VisitId visitId) {
        return visits.find(visitId.value()).map(Stored::state);
    }

    @Override
    public Optional<KnownOrganisation> organisation(OrganisationId organisationId) {
        return organisations.find(organisationId.value()).map(stored -> stored.state().organisation());
    }

    @Override
    public List<KnownOrganisation> organisations(Set<OrganisationId> organisationIds) {
        return organisations.find(new Query(where("_id").in(organisationIds.stream().map(OrganisationId::value).toList())))
                .stream()
                .map(stored -> stored.state().organisation())
                .toList();
    }

    /** The words are letters and digits alone, so none of them means more in a pattern than it says. */
    @Override
    public List<KnownOrganisation> organisations(List<String> words, int most) {
        Criteria[] wanted = words.stream().map(word -> where("state.sortedBy").regex(word)).toArray(Criteria[]::new);
        Query query = new Query(new Criteria().andOperator(wanted)).addCriteria(where("state.organisation.mergedInto").is(null))
                .with(Sort.by("state.sortedBy", "_id"))
                .limit(most);
        return organisations.find(query).stream().map(stored -> stored.state().organisation()).toList();
    }

    @Override
    public List<KnownOrganisation> validated() {
        return organisations
                .find(new Query(where("state.organisation.partnershipId").exists(true)
                        .ne(null)
                        .and("state.organisation.mergedInto")
                        .is(null)))
                .stream()
                .map(stored -> stored.state().organisation())
                .toList();
    }

    @Override
    public List<KnownVisit> visits(ProgrammeId programmeId) {
        return visits.find(new Query(where("state.programmeId").is(programmeId.value()))).stream().map(Stored::state).toList();
    }
}
