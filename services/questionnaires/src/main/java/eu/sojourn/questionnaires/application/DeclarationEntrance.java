package eu.sojourn.questionnaires.application;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.service.security.Actor;

/** How somebody gets at a declaration. */
public sealed interface DeclarationEntrance {

    /**
     * With an account.
     *
     * @param organisationId whose declaration; null for the actor's own, and for others that of the visitor
     */
    record SignedIn(Actor actor, VisitId visitId, @Nullable OrganisationId organisationId) implements DeclarationEntrance {}

    /**
     * By a link, without one.
     *
     * @param token whatever its holder sends
     */
    record ByLink(@Nullable String token) implements DeclarationEntrance {

        /** Gets into no log by accident. */
        @Override
        public String toString() {
            return "a link";
        }
    }
}
