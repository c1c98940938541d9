package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows links with their trace to those who may issue them, and takes them back. */
@Service
public class ManagingLinks {
    private final Links links;
    private final Agendas agendas;
    private final LinkAccess access;
    private final Clock clock;

    ManagingLinks(Links links, Agendas agendas, LinkAccess access, Clock clock) {
        this.links = links;
        this.agendas = agendas;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A link as it stands now.
     *
     * @param state     as the clock has it
     * @param mayRevoke whether the caller may take it back now
     */
    public record View(Stored<SigningLink> link, LinkState state, boolean mayRevoke) {}

    public Page<View> list(Actor actor, XchangeId xchangeId, @Nullable String after, int limit) {
        var xchange = agendas.get(xchangeId).state().xchange();
        var found = links.ofXchange(xchangeId, access.partiesOf(actor, xchange), actor.personId(), after, limit);
        var page = Page.of(found, limit, Stored::id);
        return new Page<>(page.items()
                .stream()
                .map(link -> view(link, access.mayRevoke(actor, link.state(), xchange)))
                .toList(), page.next());
    }

    /** Links for the commitment of a host. */
    public Page<View> list(Actor actor, OrganisationId host, @Nullable String after, int limit) {
        Actor.require(access.mayManage(actor, host), "Links for a host's commitment are seen by the host and its coordinators.");
        var page = Page.of(links.ofCommitment(host, after, limit), limit, Stored::id);
        return new Page<>(page.items().stream().map(link -> view(link, true)).toList(), page.next());
    }

    public View revoke(Actor actor, LinkId linkId, @Nullable Long expectedVersion) {
        var link = links.get(linkId).state();
        Actor.require(access.mayRevoke(actor, link), "Links are taken back by those who may issue them.");
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return view(links.update(linkId, expectedVersion, each -> each.revoke(actor.personId(), now)), true);
    }

    /** @param mayManage whether the caller may take back such a link at all */
    public View view(Stored<SigningLink> link, boolean mayManage) {
        var state = link.state().stateAt(clock.instant());
        return new View(link, state, mayManage && (state == LinkState.OPEN || state == LinkState.USED));
    }
}
