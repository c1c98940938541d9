package eu.sojourn.questionnaires.application;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.service.security.Actor;

/**
 * An invitation in front of somebody.
 *
 * @param answers whether that one answers it
 * @param coordinates whether that one looks after it
 * @param personId null for the holder of a link
 */
public record Opened(Stored<Invitation> stored, boolean answers, boolean coordinates, @Nullable PersonId personId) {

    public Invitation invitation() {
        return stored.state();
    }

    InvitationId id() {
        return invitation().invitationId();
    }

    Response.Source source() {
        return personId == null ? Response.Source.LINK : Response.Source.SIGNED_IN;
    }

    Opened with(Stored<Invitation> other) {
        return new Opened(other, answers, coordinates, personId);
    }

    Opened requireAnswering() {
        Actor.require(answers, "Only the invited organisation answers an invitation.");
        return this;
    }

    Opened requireCoordinating() {
        Actor.require(coordinates, "Only coordinators of the programme do that.");
        return this;
    }
}
