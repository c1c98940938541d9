package eu.sojourn.questionnaires.application;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.InvitationId;

import eu.sojourn.service.security.Actor;

/** How somebody gets at an invitation. */
public sealed interface Entrance {

    /** With an account. */
    record SignedIn(Actor actor, InvitationId invitationId) implements Entrance {}

    /**
     * By a link, without one.
     *
     * @param token whatever its holder sends
     */
    record ByLink(@Nullable String token) implements Entrance {

        /** Gets into no log by accident. */
        @Override
        public String toString() {
            return "a link";
        }
    }
}
