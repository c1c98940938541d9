package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.messaging.event.Received;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Gives each accepted visit its annex, and makes void that of a visit that ends before it starts. */
@Service
public class FollowingVisits {
    private final Annexes annexes;
    private final ComposingAnnexes composing;

    FollowingVisits(Annexes annexes, ComposingAnnexes composing) {
        this.annexes = annexes;
        this.composing = composing;
    }

    public void accepted(Received<?> event, Visit visit) {
        annexes.apply(event, visit.visitId(), annex -> annex == null ? Annex.wanted(visit) : annex.wantedAgain(visit));
        // Also when the event was seen before: the first delivery may have ended right here.
        composing.compose(visit.visitId());
    }

    /** The visit has other dates. One that the host has not accepted has no annex yet, and tells its dates when it is accepted. */
    public void rescheduled(Received<?> event, Visit visit) {
        if (annexes.find(visit.visitId()).isPresent()) {
            annexes.apply(event, visit.visitId(), annex -> Objects.requireNonNull(annex).wantedAgain(visit));
            composing.compose(visit.visitId());
        }
    }

    /** The visit was withdrawn, declined, refused or cancelled, or it expired. */
    public void ended(Received<?> event, Visit visit) {
        annexes.apply(event, visit.visitId(), annex -> annex == null ? Annex.neverWanted(visit) : annex.withdraw());
    }
}
