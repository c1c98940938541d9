package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.service.security.Actor;
import org.springframework.stereotype.Component;

/** Decides who may do what to the commitment of a host. */
@Component
final class HostAccess {
    private final Organisations organisations;
    private final Agendas agendas;
    private final Annexes annexes;

    HostAccess(Organisations organisations, Agendas agendas, Annexes annexes) {
        this.organisations = organisations;
        this.agendas = agendas;
        this.annexes = annexes;
    }

    /** The host's members, and the coordinators of its partnership or of an Xchange that it hosts. */
    boolean mayPrepare(Actor actor, OrganisationId host) {
        var caller = Caller.of(actor);
        return caller.actsFor(host) || isInPartnershipOf(caller, host) || agendas.coordinatesXchangeAt(caller, host);
    }

    /** Of those who prepare it, the host's members may choose the clauses of every programme, coordinators those of their own. */
    boolean mayDraftFrom(Actor actor, OrganisationId host, ProgrammeId programmeId) {
        return mayBind(actor, host) || Caller.of(actor).programmes().contains(programmeId);
    }

    /** The host's members alone. */
    boolean mayBind(Actor actor, OrganisationId host) {
        return Caller.of(actor).actsFor(host);
    }

    /** The host's members, and the coordinators of its partnership; those of a programme that it hosts for do not end it for all others. */
    boolean mayEnd(Actor actor, OrganisationId host) {
        return mayBind(actor, host) || isInPartnershipOf(Caller.of(actor), host);
    }

    /** Those who visit the host sign annexes to its commitment, so they may read what is in force. */
    boolean mayReadWhatIsInForce(Actor actor, OrganisationId host) {
        return annexes.visits(Caller.of(actor), host);
    }

    private boolean isInPartnershipOf(Caller caller, OrganisationId host) {
        return organisations.find(host)
                .map(organisation -> organisation.partnershipId())
                .filter(caller.partnerships()::contains)
                .isPresent();
    }
}
