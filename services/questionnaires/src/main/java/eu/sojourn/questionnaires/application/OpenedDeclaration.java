package eu.sojourn.questionnaires.application;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.questionnaires.domain.declaration.Entry;
import eu.sojourn.questionnaires.domain.known.KnownVisit;

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
    public List<String> allowed() {
        List<String> allowed = new ArrayList<>();
        if (mayTell) {
            allowed.add("DECLARE");
        }
        if (mayTell && declaration.followUps().open() > 0) {
            allowed.add("CONFIRM");
        }
        if (coordinates && version > 0) {
            allowed.add("LINK");
        }
        return allowed;
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
