package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Describing programmes and publishing their rule sets. */
@Service
public class PublishingProgrammes {

    private final AggregateStore<Programme> programmes;
    private final Today today;

    PublishingProgrammes(AggregateStore<Programme> programmes, Today today) {
        this.programmes = programmes;
        this.today = today;
    }

    /** Creates a programme or describes it anew. */
    public Stored<Programme> describe(Actor actor, ProgrammeId id, @Nullable Long expectedVersion, String name, PartnershipId partnership,
            LocalDate startsOn, LocalDate endsOn) {
        mayRun(actor, id);
        return programmes.upsert(id.value(), expectedVersion, programme -> programme == null
                ? Decision.unchanged(new Programme(id, name, partnership, startsOn, endsOn, List.of()))
                : programme.describe(name, partnership, startsOn, endsOn));
    }

    /** @param effectiveFrom first day on which visits are approved by them; null for today */
    public Stored<Programme> publish(Actor actor, ProgrammeId id, @Nullable Long expectedVersion, RuleSet rules,
            @Nullable LocalDate effectiveFrom, @Nullable String note) {
        mayRun(actor, id);
        return programmes.update(id.value(), expectedVersion, programme -> programme.publish(rules, effectiveFrom, note, today.date()));
    }

    static void mayRun(Actor actor, ProgrammeId id) {
        Actor.require(actor.coordinates(id.value()) || actor.is(Actor.OPERATOR), "Only coordinators of the programme may do this.");
    }
}
