package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.messaging.event.Received;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Gives each accepted visit its annex, makes void that of a visit that ends before it starts, and settles that of a visit that is over. */
@Service
public class FollowingVisits {
    private final Annexes annexes;
    private final AnnexSources sources;
    private final ComposingAnnexes composing;
    private final Clock clock;

    FollowingVisits(Annexes annexes, AnnexSources sources, ComposingAnnexes composing, Clock clock) {
        this.annexes = annexes;
        this.sources = sources;
        this.composing = composing;
        this.clock = clock;
    }

    public void accepted(Received<?> event, Visit visit) {
        annexes.apply(event, visit.visitId(),
                annex -> annex == null ? Annex.wanted(visit) : annex.wantedAgain(visit, sources.of(visit), now()));
        // Also when the event was seen before: the first delivery may have ended right here.
        composing.compose(visit.visitId());
    }

    /** The visit has other dates. One that the host has not accepted has no annex yet, and tells its dates when it is accepted. */
    public void rescheduled(Received<?> event, Visit visit) {
        if (annexes.find(visit.visitId()).isPresent()) {
            annexes.apply(event, visit.visitId(), annex -> Objects.requireNonNull(annex).wantedAgain(visit, sources.of(visit), now()));
            composing.compose(visit.visitId());
        }
    }

    /** The visit was withdrawn, declined, refused or cancelled, or it expired. */
    public void ended(Received<?> event, Visit visit) {
        annexes.apply(event, visit.visitId(), annex -> annex == null ? Annex.neverWanted(visit) : annex.withdraw(now()));
    }

    /** The visit took place, or was ended early. */
    public void over(Received<?> event, VisitId visitId) {
        if (annexes.find(visitId).isPresent()) {
            annexes.apply(event, visitId, annex -> Objects.requireNonNull(annex).settle());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
