package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.service.domain.PlainText;
import java.time.Instant;

/**
 * A party does not sign the text as it stands, and says why. It stands until the party signs, or what concerns it changes.
 *
 * @param concern hash of what concerned the party in the text that it declined
 * @param reason  in its words
 */
public record PartyRefusal(PartySignature.Kind partyKind, String partyId, Signatory by, Instant at, Sha256 textSha256, Sha256 concern,
        String reason) {
    private static final int LONGEST_REASON = 1_000;

    static PartyRefusal of(Party party, Signatory by, Instant at, Composition declined, String reason) {
        return new PartyRefusal(PartySignature.Kind.of(party), party.id(), by, at, declined.text().sha256(),
                declined.concern(party.roles()), reason);
    }

    /** A reason as it may be kept. */
    public static String reason(String raw) {
        return PlainText.paragraph("reason", raw, LONGEST_REASON);
    }

    boolean isOf(Party party) {
        return partyKind == PartySignature.Kind.of(party) && partyId.equals(party.id());
    }

    boolean stands(Party party, Composition current) {
        return isOf(party) && concern.equals(current.concern(party.roles()));
    }
}
