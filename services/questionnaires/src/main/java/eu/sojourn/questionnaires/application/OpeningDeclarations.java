package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.problem.Gone;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/**
 * Decides who gets at which declaration: members of the declaring organisation and holders of a link declare, coordinators of the programme
 * read, nobody else sees it. Opening changes nothing.
 */
@Component
public class OpeningDeclarations {

    /** What links to declarations are signed for. */
    static final String PURPOSE = "declaration";

    private final Declarations declarations;
    private final KnowingFacts knowing;
    private final HeldLinks links;
    private final Clock clock;

    OpeningDeclarations(Declarations declarations, KnowingFacts knowing, HeldLinks links, Clock clock) {
        this.declarations = declarations;
        this.knowing = knowing;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @throws NotFound if it was not heard that such a visit is over, or there is no such link
     * @throws Gone if the link was taken back
     * @throws eu.sojourn.service.security.Forbidden if the declaration is none of the actor's business
     */
    public OpenedDeclaration open(DeclarationEntrance entrance) {
        return switch (entrance) {
            case DeclarationEntrance.SignedIn signedIn -> open(signedIn);
            case DeclarationEntrance.ByLink(String token) -> {
                Stored<Declaration> held = links.open(PURPOSE, token, id -> declarations.find(new DeclarationId(id)),
                        Declaration::linkGeneration);
                yield new OpenedDeclaration(held.state(), held.version(), true, false, null);
            }
        };
    }

    static OpenedDeclaration of(Actor actor, Stored<Declaration> stored) {
        return of(actor, stored.state(), stored.version());
    }

    private OpenedDeclaration open(DeclarationEntrance.SignedIn entrance) {
        KnownVisit visit = knowing.visit(entrance.visitId());
        OrganisationId organisationId = whose(entrance, visit);
        OpenedDeclaration opened = declarations.find(Declaration.idOf(visit.visitId(), organisationId))
                .map(stored -> of(entrance.actor(), stored))
                .orElseGet(() -> of(entrance.actor(), Declaration.empty(visit, organisationId, LocalDate.now(clock)), 0));
        Actor.require(opened.mayTell() || opened.coordinates(), "This declaration is another organisation's.");
        return opened;
    }

    private static OpenedDeclaration of(Actor actor, Declaration declaration, long version) {
        return new OpenedDeclaration(declaration, version, actor.actsFor(declaration.organisationId().value()),
                actor.coordinates(declaration.visit().programmeId().value()), new PersonId(actor.personId()));
    }

    private static OrganisationId whose(DeclarationEntrance.SignedIn entrance, KnownVisit visit) {
        OrganisationId wanted = entrance.organisationId();
        if (wanted == null) {
            Actor actor = entrance.actor();
            boolean isHosts = actor.actsFor(visit.hostOrganisationId().value()) && !actor.actsFor(visit.visitingOrganisationId().value());
            return isHosts ? visit.hostOrganisationId() : visit.visitingOrganisationId();
        }
        if (visit.part(wanted) == Audience.ANYBODY) {
            throw new InvalidValue("organisationId", "must be the visiting or the host organisation of the visit");
        }
        return wanted;
    }
}
