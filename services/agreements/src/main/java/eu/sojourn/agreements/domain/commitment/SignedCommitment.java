package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Signature;
import java.time.LocalDate;

/** A signed version of a host commitment, with the text that was signed. */
public record SignedCommitment(int version, CanonicalText text, Signature signature, LocalDate validUntil) {
    public SignedCommitment {
        if (!signature.isOver(text)) {
            throw new IllegalArgumentException("the signature is over another text");
        }
    }

    /** Whether it still holds on that day. It may be signed after the day: exchanges are also encoded afterwards. */
    public boolean coversUntil(LocalDate day) {
        return !day.isAfter(validUntil);
    }
}
