package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.InvitationState;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.service.domain.Decision;

/** All invitations. What an invitation has to tell is kept with it in the same write, and published from there. */
public interface Invitations {

    /** @throws eu.sojourn.service.problem.NotFound if there is none of that id */
    Stored<Invitation> get(InvitationId invitationId);

    /** Keeps an invitation because of an event, unless it is there already: then nothing changes and nothing is told. */
    void invite(Received<?> because, InvitationId invitationId, Supplier<Decision<Invitation>> decision);

    /**
     * Changes an invitation.
     *
     * @param expectedVersion the version that the caller saw; null if it does not matter
     * @throws eu.sojourn.service.problem.Refusal if the invitation refuses
     * @throws eu.sojourn.service.problem.StaleVersion if it is of another version than expected
     */
    Stored<Invitation> change(InvitationId invitationId, @Nullable Long expectedVersion, Function<Invitation, Decision<Invitation>> change);

    /** Invitations in the order of their ids, one more than {@code limit} where there are more. */
    List<Stored<Invitation>> find(Search search, @Nullable String after, int limit);

    /**
     * Which invitations are looked for: those of any of the organisations or programmes.
     *
     * @param visitId only of that visit; null for all
     * @param state only in that state; null for all
     */
    record Search(Set<String> organisations, Set<String> programmes, @Nullable VisitId visitId,
            @Nullable InvitationState state) {}
}
