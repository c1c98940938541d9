package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/**
 * Brings annexes to what their sources give. It looks at what holds now and not at what an event says, so it may be called at any time and
 * any number of times; it is called after every event that may have changed a source, before that event is acknowledged.
 */
@Service
public class ComposingAnnexes {
    private final Annexes annexes;
    private final AnnexSources sources;
    private final FollowingAsks asks;
    private final Clock clock;

    ComposingAnnexes(Annexes annexes, AnnexSources sources, FollowingAsks asks, Clock clock) {
        this.annexes = annexes;
        this.sources = sources;
        this.asks = asks;
        this.clock = clock;
    }

    public void composeOf(XchangeId xchangeId) {
        annexes.ofXchange(xchangeId).forEach(this::compose);
    }

    public void composeOf(OrganisationId host) {
        annexes.ofHost(host).forEach(this::compose);
    }

    public void composeNaming(OrganisationId organisationId) {
        annexes.naming(organisationId).forEach(this::compose);
    }

    public void composeNaming(Programme programme) {
        annexes.naming(programme.programmeId(), programme.partnershipId()).forEach(this::compose);
    }

    /** Composes until the annex is what its sources give: they may change while it is written. */
    public void compose(VisitId visitId) {
        while (annexes.find(visitId).map(Stored::state).filter(this::isBehindItsSources).isPresent()) {
            annexes.update(visitId, null, this::composed);
        }
        // One that has lost its text says nothing, and nobody can sign it.
        asks.followAnnex(visitId);
    }

    private boolean isBehindItsSources(Annex annex) {
        return composed(annex) instanceof Decision.Accepted<Annex>(var next, _) && !next.equals(annex);
    }

    private Decision<Annex> composed(Annex annex) {
        return annex.compose(sources.of(annex.visit()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
