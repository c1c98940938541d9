package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.log.AgreementLog;
import java.util.List;

/**
 * What a document is made of: a text on which all parties agree, and how they came to.
 *
 * @param title   of the document
 * @param text    what came into force
 * @param earlier texts that a party signed last, where the parts that concern it have not changed since
 * @param signed  the signature page: each party's last signature, in the order of the roles
 * @param log     up to the entry by which the text came into force
 */
public record Agreed(String title, CanonicalText text, List<CanonicalText> earlier, List<Signed> signed, AgreementLog log) {
    public Agreed {
        earlier = List.copyOf(earlier);
        signed = List.copyOf(signed);
    }

    /**
     * A party's signature.
     *
     * @param party id and roles
     */
    public record Signed(String party, Signature signature) {}
}
