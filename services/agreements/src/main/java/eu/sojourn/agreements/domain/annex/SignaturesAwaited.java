package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;
import java.util.List;

/**
 * Others than before are waited for.
 *
 * @param awaited all of them, as it is now; none where nobody is
 */
public record SignaturesAwaited(VisitId visitId, XchangeId xchangeId, List<Awaited> awaited) implements DomainEvent {
    public SignaturesAwaited {
        awaited = List.copyOf(awaited);
    }

    /**
     * A party that was asked to sign and has said nothing.
     *
     * @param since when it was asked
     */
    public record Awaited(Party party, Instant since) {}
}
