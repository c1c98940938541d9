package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import java.time.Instant;

/**
 * A party is asked to sign. A change that does not concern it leaves the asking as it is; one that does asks anew.
 *
 * @param concern hash of what concerns the party in the text that it is asked to sign
 * @param since   when it was asked
 */
public record PartyAsk(PartySignature.Kind partyKind, String partyId, Sha256 concern, Instant since) {

    public boolean isOf(Party party) {
        return partyKind == PartySignature.Kind.of(party) && partyId.equals(party.id());
    }
}
