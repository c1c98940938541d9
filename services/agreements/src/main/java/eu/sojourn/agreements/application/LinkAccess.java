package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.service.security.Actor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides who may hand what a party may do to the holder of a link. */
@Component
final class LinkAccess {
    private final Agendas agendas;
    private final HostAccess hosts;

    LinkAccess(Agendas agendas, HostAccess hosts) {
        this.agendas = agendas;
        this.hosts = hosts;
    }

    /**
     * Whoever may bind the party; and, for a host, those who coordinate its Xchange, or who prepare its commitment where the link is for that,
     * because hosts often have no account at all.
     */
    boolean mayIssue(Actor actor, SigningLink.Scope scope) {
        return scope.xchangeId() == null
                ? scope.party().organisations().stream().allMatch(host -> hosts.mayPrepare(actor, host))
                : mayIssue(actor, scope.party(), agendas.get(scope.xchangeId()).state().xchange());
    }

    /** Whether the caller may see and take back links for the commitment of that host. */
    boolean mayManage(Actor actor, OrganisationId host) {
        return hosts.mayPrepare(actor, host);
    }

    private static boolean mayIssue(Actor actor, LinkParty party, Xchange xchange) {
        var caller = Caller.of(actor);
        return switch (party.kind()) {
            case ORGANISATION ->
                caller.actsFor(party.organisations().iterator().next()) || isHost(party, xchange) && coordinates(caller, xchange);
            case PARTNERSHIP -> caller.partnerships().containsAll(party.partnerships());
        };
    }

    boolean mayRevoke(Actor actor, SigningLink link) {
        return link.issuedBy().equals(actor.personId()) || mayIssue(actor, link.scope());
    }

    boolean mayRevoke(Actor actor, SigningLink link, Xchange xchange) {
        return link.issuedBy().equals(actor.personId()) || mayIssue(actor, link.party(), xchange);
    }

    /** Parties whose links the caller may see. */
    List<LinkParty> partiesOf(Actor actor, Xchange xchange) {
        var caller = Caller.of(actor);
        var parties = new ArrayList<LinkParty>();
        caller.organisations().forEach(id -> parties.add(LinkParty.of(id)));
        caller.partnerships().forEach(id -> parties.add(new LinkParty(LinkParty.Kind.PARTNERSHIP, id.value())));
        if (coordinates(caller, xchange)) {
            parties.add(LinkParty.of(xchange.hostOrganisationId()));
        }
        return parties;
    }

    private static boolean isHost(LinkParty party, Xchange xchange) {
        return party.partyId().equals(xchange.hostOrganisationId().value());
    }

    private static boolean coordinates(Caller caller, Xchange xchange) {
        return caller.coordinates(xchange.hostPartnershipId(), xchange.programmeId());
    }
}
