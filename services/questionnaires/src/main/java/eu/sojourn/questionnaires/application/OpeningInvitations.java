package eu.sojourn.questionnaires.application;

import org.springframework.stereotype.Component;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.service.problem.Gone;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import eu.sojourn.service.security.Forbidden;

/**
 * Decides who gets at which invitation: members of the invited organisation and holders of a link answer, coordinators of the programme look
 * after it, nobody else sees it. Opening changes nothing.
 */
@Component
public class OpeningInvitations {

    /** What links to invitations are signed for. */
    static final String PURPOSE = "invitation";

    private final Invitations invitations;
    private final HeldLinks links;

    OpeningInvitations(Invitations invitations, HeldLinks links) {
        this.invitations = invitations;
        this.links = links;
    }

    /**
     * @throws NotFound if there is no such invitation, or no such link
     * @throws Gone if the link was taken back
     * @throws Forbidden if the invitation is none of the actor's business
     */
    public Opened open(Entrance entrance) {
        return switch (entrance) {
            case Entrance.SignedIn(Actor actor, InvitationId invitationId) -> open(actor, invitationId);
            case Entrance.ByLink(String token) ->
                new Opened(links.open(PURPOSE, token, id -> invitations.find(new InvitationId(id)), Invitation::linkGeneration), true,
                        false, null);
        };
    }

    static Opened of(Actor actor, Stored<Invitation> stored) {
        return new Opened(stored, mayAnswer(actor, stored.state()), actor.coordinates(stored.state().programmeId().value()),
                new PersonId(actor.personId()));
    }

    private Opened open(Actor actor, InvitationId invitationId) {
        Opened opened = of(actor, invitations.get(invitationId));
        Actor.require(opened.answers() || opened.coordinates(), "This invitation is for another organisation.");
        return opened;
    }

    private static boolean mayAnswer(Actor actor, Invitation invitation) {
        return invitation.respondent().organisationId() != null && actor.actsFor(invitation.respondent().organisationId().value());
    }
}
