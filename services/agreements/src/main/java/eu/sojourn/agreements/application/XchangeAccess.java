package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.service.security.Actor;
import org.springframework.stereotype.Component;

/** Decides who may do what to the agenda of an Xchange. */
@Component
final class XchangeAccess {
    private final Annexes annexes;

    XchangeAccess(Annexes annexes) {
        this.annexes = annexes;
    }

    /** The host's members, and the coordinators of the host's partnership or of the programme. */
    boolean mayPrepare(Actor actor, Xchange xchange) {
        var caller = Caller.of(actor);
        return caller.actsFor(xchange.hostOrganisationId()) || caller.coordinates(xchange.hostPartnershipId(), xchange.programmeId());
    }

    /** The host's members alone. */
    boolean mayConfirm(Actor actor, Xchange xchange) {
        return Caller.of(actor).actsFor(xchange.hostOrganisationId());
    }

    /** Those who take part. */
    boolean mayReadWhatIsConfirmed(Actor actor, Xchange xchange) {
        return annexes.takesPart(Caller.of(actor), xchange.xchangeId());
    }
}
