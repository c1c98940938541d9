package eu.sojourn.questionnaires.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.Invitations;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.questionnaires.domain.invitation.Mails;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.invitation.Times;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;

@Repository
class MongoInvitations implements Invitations {

    private static final String ORGANISATION = "request.respondent.organisationId";
    private static final String PROGRAMME = "request.programmeId";
    private static final String VISIT = "request.occasion.visitId";
    private static final String WAVE = "request.occasion.waveId";
    private static final String SEGMENT = "request.occasion.segment";
    private static final String STATE = "state";
    private static final String SENT = "times.sentAt";
    private static final String DUE = "times.dueAt";
    private static final int AT_ONCE = 500;

    private final AggregateStore<Invitation> store;

    MongoInvitations(AggregateStores stores, Function<DomainEvent, OutgoingEvent> published) {
        this.store = stores.of(Invitation.class, "invitations", published)
                .indexed(ORGANISATION)
                .indexed(PROGRAMME)
                .indexed(VISIT)
                .indexed(WAVE, SEGMENT, STATE, SENT)
                .indexed(DUE);
    }

    @Override
    public Optional<Stored<Invitation>> find(InvitationId invitationId) {
        return store.find(invitationId.value());
    }

    @Override
    public Stored<Invitation> get(InvitationId invitationId) {
        return store.get(invitationId.value());
    }

    @Override
    public Optional<Stored<Invitation>> handledBefore(InvitationId invitationId) {
        return store.handledBefore(invitationId.value());
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
    public void keep(InvitationId invitationId, @Nullable Long expectedVersion, Function<Invitation, Decision<Invitation>> change) {
        store.ensure(invitationId.value(), expectedVersion, invitation -> of(invitation, invitationId, change));
    }

    @Override
    public void follow(Received<?> because, InvitationId invitationId, Function<Invitation, Decision<Invitation>> change) {
        store.apply(because, invitationId.value(), invitation -> of(invitation, invitationId, change));
    }

    private static Decision<Invitation> of(@Nullable Invitation invitation, InvitationId invitationId,
            Function<Invitation, Decision<Invitation>> change) {
        return invitation == null
                ? Decision.conflict(Reason.of("NO_INVITATION", "There is no invitation " + invitationId.value()))
                : change.apply(invitation);
    }

    @Override
    public List<String> due(Instant now) {
        return store.ids(new Query(where("state." + DUE).lte(now)).with(Sort.by("state." + DUE)).limit(AT_ONCE));
    }

    @Override
    public Set<String> idsOfWave(WaveId waveId) {
        return Set.copyOf(store.ids(new Query(where("state." + WAVE).is(waveId.value()))));
    }

    @Override
    public List<Stored<Invitation>> ofWave(WaveId waveId) {
        return store.find(new Query(where("state." + WAVE).is(waveId.value())));
    }

    /** The parts of an invitation that tell where it stands; its wave's index holds all of them. */
    record StandingPart(RequestPart request, InvitationState state, @Nullable TimesPart times) {

        Standing standing() {
            return new Standing(request.occasion().segment(), state, times != null && times.sentAt() != null);
        }
    }

    record WatchedPart(InvitationId invitationId, RequestPart request, InvitationState state, Times times, Mails mails) {

        Watched watched() {
            return new Watched(invitationId, Objects.requireNonNull(request.respondent()),
                    new Standing(request.occasion().segment(), state, times.sentAt() != null), mails,
                    Invitation.putOffUntil(state, times, mails));
        }
    }

    record RequestPart(OccasionPart occasion, @Nullable Respondent respondent) {}

    record OccasionPart(String segment) {}

    record TimesPart(@Nullable Instant sentAt) {}

    @Override
    public List<Standing> standings(WaveId waveId) {
        return store.parts(new Query(where("state." + WAVE).is(waveId.value())), StandingPart.class, SEGMENT, STATE, SENT)
                .stream()
                .map(StandingPart::standing)
                .toList();
    }

    @Override
    public List<Watched> watched(WaveId waveId) {
        return store.parts(new Query(where("state." + WAVE).is(waveId.value())), WatchedPart.class, "invitationId", SEGMENT, STATE, "times",
                "request.respondent", "mails").stream().map(WatchedPart::watched).toList();
    }

    @Override
    public List<Stored<Invitation>> aboutVisits(ProgrammeId programmeId, QuestionnaireId questionnaireId) {
        return store.find(new Query(where("state." + PROGRAMME).is(programmeId.value())
                .and("state.request.questionnaire.questionnaireId")
                .is(questionnaireId.value())
                .and("state." + VISIT)
                .exists(true)));
    }

    @Override
    public List<Stored<Invitation>> find(Set<String> organisations, Set<String> programmes, Wanted wanted, @Nullable String after,
            int limit) {
        List<Criteria> owners = new ArrayList<>();
        if (!organisations.isEmpty()) {
            owners.add(where("state." + ORGANISATION).in(organisations));
        }
        if (!programmes.isEmpty()) {
            owners.add(where("state." + PROGRAMME).in(programmes));
        }
        if (owners.isEmpty()) {
            return List.of();
        }
        Query query = new Query(owners.size() == 1 ? owners.getFirst() : new Criteria().orOperator(owners));
        if (wanted.visitId() != null) {
            query.addCriteria(where("state." + VISIT).is(wanted.visitId().value()));
        }
        if (wanted.waveId() != null) {
            query.addCriteria(where("state." + WAVE).is(wanted.waveId().value()));
        }
        if (!wanted.states().isEmpty()) {
            query.addCriteria(where("state.state").in(wanted.states().stream().map(Enum::name).toList()));
        }
        return store.page(query, after, limit);
    }
}
