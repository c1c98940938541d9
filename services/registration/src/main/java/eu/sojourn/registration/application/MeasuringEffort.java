package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.encoding.Effort;
import eu.sojourn.registration.domain.encoding.EncodingEffort;
import eu.sojourn.registration.domain.encoding.EncodingEffort.Role;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.security.Actor;
import eu.sojourn.service.security.Forbidden;
import org.springframework.stereotype.Service;

/** Measuring what forms cost people, for each Xchange. */
@Service
public class MeasuringEffort {

    private final AggregateStore<EncodingEffort> efforts;
    private final AggregateStore<Xchange> xchanges;
    private final Visits visits;

    MeasuringEffort(AggregateStore<EncodingEffort> efforts, AggregateStore<Xchange> xchanges, Visits visits) {
        this.efforts = efforts;
        this.xchanges = xchanges;
        this.visits = visits;
    }

    /** Adds what a form cost somebody; in what role, that person's rights say. */
    public EncodingEffort record(Actor actor, XchangeId xchangeId, Effort effort) {
        var xchange = xchanges.get(xchangeId.value()).state();
        var role = role(actor, xchange);
        return efforts.upsert(EncodingEffort.idOf(xchangeId), null,
                known -> (known == null ? EncodingEffort.none(xchangeId, xchange.programmeId()) : known).add(role, effort)).state();
    }

    /** What the forms of an Xchange cost until now. */
    public EncodingEffort of(Actor actor, XchangeId xchangeId) {
        var xchange = xchanges.get(xchangeId.value()).state();
        Actor.require(actor.coordinates(xchange.programmeId().value()) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR),
                "Only coordinators of the programme may see what encoding costs.");
        return efforts.find(EncodingEffort.idOf(xchangeId))
                .map(Stored::state)
                .orElse(EncodingEffort.none(xchangeId, xchange.programmeId()));
    }

    private Role role(Actor actor, Xchange xchange) {
        if (actor.coordinates(xchange.programmeId().value())) {
            return Role.COORDINATOR;
        }
        if (actor.actsFor(xchange.hostOrganisationId().value())) {
            return Role.HOST;
        }
        if (actor.organisations().stream().anyMatch(id -> !visits.of(xchange.xchangeId(), new OrganisationId(id)).isEmpty())) {
            return Role.VISITOR;
        }
        throw new Forbidden("Only those who take part in the Xchange, and coordinators of its programme, may say what it costs.");
    }
}
