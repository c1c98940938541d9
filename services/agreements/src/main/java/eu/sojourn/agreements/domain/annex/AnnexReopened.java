package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was in force has changed.
 *
 * @param textSha256 of the text that now holds; null while something is missing for one
 * @param parties    those whom the change concerns: they are asked to sign; none while there is no text
 */
public record AnnexReopened(VisitId visitId, XchangeId xchangeId, @Nullable Sha256 textSha256, List<Party> parties) implements DomainEvent {
    public AnnexReopened {
        parties = List.copyOf(parties);
    }
}
