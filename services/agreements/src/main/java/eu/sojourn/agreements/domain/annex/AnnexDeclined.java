package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;

/**
 * A party declined to sign the current text. Why stands in the annex alone.
 *
 * @param parties all parties of the annex
 */
public record AnnexDeclined(VisitId visitId, XchangeId xchangeId, Party party, Sha256 textSha256, List<Party> parties)
        implements
            DomainEvent {
    public AnnexDeclined {
        parties = List.copyOf(parties);
    }
}
