package eu.sojourn.kpis.adapter.http;

import eu.sojourn.service.domain.Id;
import eu.sojourn.service.security.Actor;

/** Who may plan for a programme. */
final class Writers {

    private Writers() {}

    static void check(Actor actor, String programmeId) {
        Id.check("programmeId", programmeId);
        Actor.require(actor.coordinates(programmeId) || actor.is(Actor.OPERATOR),
                "Only coordinators of the programme and operators plan for it.");
    }
}
