package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows annexes to their parties and to the programme's coordinators. */
@Service
public class ReadingAnnexes {
    private final Annexes annexes;

    ReadingAnnexes(Annexes annexes) {
        this.annexes = annexes;
    }

    /** @param maySign whether the annex waits for a signature of the caller */
    public record View(Stored<Annex> annex, boolean maySign) {}

    /**
     * Which annexes to list, of those that the caller may see.
     *
     * @param awaitingCaller only those that wait for a signature of the caller
     */
    public record Wanted(@Nullable XchangeId xchangeId, @Nullable VisitId visitId, boolean awaitingCaller) {}

    public View get(Actor actor, VisitId visitId) {
        var stored = annexes.get(visitId);
        Actor.require(Caller.of(actor).sees(stored.state().visit()), "This annex is not open to you.");
        return view(actor, stored);
    }

    public Page<View> list(Actor actor, Wanted wanted, @Nullable String after, int limit) {
        var caller = Caller.of(actor);
        var found = wanted.awaitingCaller()
                ? annexes.awaiting(caller, wanted.xchangeId(), wanted.visitId(), after, limit)
                : annexes.visibleTo(caller, wanted.xchangeId(), wanted.visitId(), after, limit);
        var page = Page.of(found, limit, Stored::id);
        return new Page<>(page.items().stream().map(stored -> view(actor, stored)).toList(), page.next());
    }

    public View view(Actor actor, Stored<Annex> stored) {
        return new View(stored, stored.state().awaits(Caller.of(actor).signer()));
    }
}
