package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signature;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signed version of a host commitment, with the text that was signed.
 *
 * @param wordingSha256 hash of the clauses alone: equal for two versions that a lawyer need not read twice
 * @param validUntil    the last day by the period it was signed for
 * @param termination   null while nobody has ended it before
 */
public record SignedCommitment(int version, Sha256 wordingSha256, CanonicalText text, Signature signature, LocalDate validUntil,
        @Nullable Termination termination) {
    public SignedCommitment {
        if (!signature.isOver(text)) {
            throw new IllegalArgumentException("the signature is over another text");
        }
    }

    /** The last day on which it holds. */
    public LocalDate lastDay() {
        return termination == null ? validUntil : termination.lastDay();
    }

    /** Whether it holds on that day. It may be signed after the day: exchanges are also encoded afterwards. */
    public boolean coversUntil(LocalDate day) {
        return !day.isAfter(lastDay());
    }

    public boolean hasWordsOf(SignedCommitment other) {
        return wordingSha256.equals(other.wordingSha256);
    }

    SignedCommitment ending(Termination end) {
        return new SignedCommitment(version, wordingSha256, text, signature, validUntil, end);
    }
}
