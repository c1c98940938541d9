package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;

/** There is a new text to sign; signatures over an earlier one do not count for it. */
public record AnnexDrafted(VisitId visitId, XchangeId xchangeId, Sha256 textSha256, List<Party> parties) implements DomainEvent {
    public AnnexDrafted {
        parties = List.copyOf(parties);
    }
}
