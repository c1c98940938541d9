package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Signature;

/**
 * The last signature of one party.
 *
 * @param partyKind whether an organisation or a partnership signed
 * @param partyId   which one
 */
public record PartySignature(Kind partyKind, String partyId, Signature signature) {

    /** Organisations and partnerships may bear the same id. */
    public enum Kind {
        ORGANISATION, PARTNERSHIP;

        static Kind of(Party party) {
            return switch (party) {
                case Party.VisitingOrHosting _ -> ORGANISATION;
                case Party.Coordinating _ -> PARTNERSHIP;
            };
        }
    }

    static PartySignature of(Party party, Signature signature) {
        return new PartySignature(Kind.of(party), party.id(), signature);
    }

    boolean isOf(Party party) {
        return partyKind == Kind.of(party) && partyId.equals(party.id());
    }
}
