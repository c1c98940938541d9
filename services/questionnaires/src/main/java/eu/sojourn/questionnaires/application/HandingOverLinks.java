package eu.sojourn.questionnaires.application;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.service.security.SignedReference;

/** Gives coordinators the address by which an invitation is answered without an account, and takes addresses back. It is stored nowhere. */
@Service
public class HandingOverLinks {

    private final OpeningInvitations opening;
    private final Invitations invitations;
    private final ReadingInvitations reading;
    private final SignedReference links;
    private final InvitationSettings settings;
    private final Clock clock;

    HandingOverLinks(OpeningInvitations opening, Invitations invitations, ReadingInvitations reading, SignedReference links,
            InvitationSettings settings, Clock clock) {
        this.opening = opening;
        this.invitations = invitations;
        this.reading = reading;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** The address that opens an invitation as long as it is not taken back. */
    public record Link(InvitationId invitationId, String address) {

        @Override
        public String toString() {
            return "link of " + invitationId.value();
        }
    }

    /** @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme */
    public Link link(Entrance.SignedIn entrance) {
        Invitation invitation = opening.open(entrance).requireCoordinating().invitation();
        InvitationId invitationId = invitation.invitationId();
        return new Link(invitationId, settings.address() + "/answer/"
                + links.sign(OpeningInvitations.PURPOSE, invitationId.value(), invitation.linkGeneration()));
    }

    /** @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme */
    public Asked revoke(Entrance.SignedIn entrance, @Nullable Long expectedVersion) {
        Opened opened = opening.open(entrance).requireCoordinating();
        return reading.asked(opened, invitations.change(opened.id(), expectedVersion, Invitation::revokeLinks), clock.instant());
    }
}
