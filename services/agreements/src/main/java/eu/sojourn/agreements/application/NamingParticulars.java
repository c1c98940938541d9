package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Particulars;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The visitor says who travels and what for; its coordinators may say it for the visitor. */
@Service
public class NamingParticulars {
    private final Annexes annexes;
    private final AnnexSources sources;
    private final FollowingAsks asks;
    private final Clock clock;

    NamingParticulars(Annexes annexes, AnnexSources sources, FollowingAsks asks, Clock clock) {
        this.annexes = annexes;
        this.sources = sources;
        this.asks = asks;
        this.clock = clock;
    }

    public Stored<Annex> name(Actor actor, VisitId visitId, Particulars particulars, @Nullable Long expectedVersion) {
        var caller = Caller.of(actor);
        Actor.require(mayName(caller, annexes.get(visitId).state().visit()), "Only the visitor and its coordinators say who travels.");
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var named = annexes.update(visitId, expectedVersion,
                annex -> annex.name(particulars, caller.signer().by(), sources.of(annex.visit()), now));
        // One without a text says nothing that could be heard.
        asks.followAnnex(visitId);
        return named;
    }

    static boolean mayName(Caller caller, Visit visit) {
        return caller.actsFor(visit.visitingOrganisationId())
                || caller.coordinates(visit.visitingPartnershipId(), visit.programmeId());
    }
}
