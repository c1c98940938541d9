package eu.sojourn.questionnaires.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.questionnaires.domain.declaration.Entry;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/**
 * A declaration in front of somebody; an empty one where nothing was declared so far.
 *
 * @param version 0 where nothing was declared
 * @param mayTell whether that one may declare
 * @param personId null for the holder of a link
 */
public record OpenedDeclaration(Declaration declaration, long version, boolean mayTell, boolean coordinates,
        @Nullable PersonId personId) {

    /** Commands that this one may give now. */
    public List<String> allowed(LocalDate today) {
        List<String> allowed = new ArrayList<>();
        if (mayTell) {
            allowed.add("DECLARE");
        }
        if (mayTell && declaration.followUps().waits()) {
            allowed.add("CONFIRM");
        }
        if (coordinates && version > 0) {
            allowed.add("LINK");
            if (declaration.mayBeAskedByHand(today)) {
                allowed.add("ASK");
            }
        }
        return allowed;
    }

    /** @param otherwise who may do what is wanted */
    OpenedDeclaration requireDeclaredAndCoordinating(String otherwise) {
        Actor.require(coordinates, otherwise);
        if (version == 0) {
            throw new NotFound("declaration", id().value());
        }
        return this;
    }

    /** The same declaration after a command of the same one. */
    OpenedDeclaration after(Stored<Declaration> stored) {
        return new OpenedDeclaration(stored.state(), stored.version(), mayTell, coordinates, personId);
    }

    DeclarationId id() {
        return declaration.declarationId();
    }

    KnownVisit visit() {
        return declaration.visit();
    }

    OrganisationId organisationId() {
        return declaration.organisationId();
    }

    Entry.Source source() {
        return personId == null ? Entry.Source.LINK : Entry.Source.SIGNED_IN;
    }
}
