package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.waiting.Ask;
import eu.sojourn.agreements.domain.waiting.AskNames;
import eu.sojourn.agreements.domain.waiting.Escalation;
import eu.sojourn.service.clock.Mishaps;
import eu.sojourn.service.domain.Decision;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The escalation clock: tells of parties that were asked to sign, to say who travels, or to have a host commitment cleared, and are silent. Running it twice, late or on several instances tells nothing
 * twice, since the level that was told and its event are one conditional write.
 */
@Service
public class EscalatingAsks {
    private final Asks asks;
    private final FollowingAsks following;
    private final KnownNames names;
    private final Escalation escalation;
    private final Clock clock;
    private final Mishaps mishaps = new Mishaps();

    @Autowired
    EscalatingAsks(Asks asks, FollowingAsks following, KnownNames names, EscalationSettings settings, Clock clock) {
        this(asks, following, names, new Escalation(settings.after()), clock);
    }

    EscalatingAsks(Asks asks, FollowingAsks following, KnownNames names, Escalation escalation, Clock clock) {
        this.asks = asks;
        this.following = following;
        this.names = names;
        this.escalation = escalation;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${sojourn.agreements.escalation.every}")
    public void escalate() {
        asks.due(escalation, clock.instant()).forEach(mishaps.each(id -> asks.update(id, this::escalated)));
    }

    private AskNames namesIn(Ask ask) {
        var asked = ask.asked();
        return new AskNames(names.of(ask.hostOrganisationId()), switch (asked.kind()) {
            case ORGANISATION -> names.of(new OrganisationId(asked.id()));
            case PARTNERSHIP -> names.of(new PartnershipId(asked.id()));
        });
    }

    /** Who has just signed, and of whom that was not heard yet, is told of no more. */
    private Decision<Ask> escalated(Ask ask) {
        return following.isOpen(ask) ? ask.escalate(escalation, namesIn(ask), clock.instant()) : ask.answer();
    }
}
