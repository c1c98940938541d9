package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;

/**
 * There is a new text to sign, and none was in force before it.
 *
 * @param parties those who are asked to sign by this text: all at first, later those whom the change concerns
 */
public record AnnexDrafted(VisitId visitId, XchangeId xchangeId, Sha256 textSha256, List<Party> parties) implements DomainEvent {
    public AnnexDrafted {
        parties = List.copyOf(parties);
    }
}
