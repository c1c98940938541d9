package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signature;

/**
 * The last signature of one party.
 *
 * @param partyKind   whether an organisation or a partnership signed
 * @param partyId     which one
 * @param concern     hash of what concerned the party in the text that it signed; the signature holds while that is what concerns it
 * @param textVersion number of the text that was signed
 */
public record PartySignature(Kind partyKind, String partyId, Signature signature, Sha256 concern, int textVersion) {

    /** Organisations and partnerships may bear the same id. */
    public enum Kind {
        ORGANISATION, PARTNERSHIP;

        public static Kind of(Party party) {
            return switch (party) {
                case Party.VisitingOrHosting _ -> ORGANISATION;
                case Party.Coordinating _ -> PARTNERSHIP;
            };
        }
    }

    static PartySignature of(Party party, Signature signature, Composition signed) {
        return new PartySignature(Kind.of(party), party.id(), signature, signed.concern(party.roles()), signed.version());
    }

    boolean isOf(Party party) {
        return partyKind == Kind.of(party) && partyId.equals(party.id());
    }

    boolean holds(Party party, Composition current) {
        return isOf(party) && concern.equals(current.concern(party.roles()));
    }
}
