package eu.sojourn.agreements.domain;

import java.time.Instant;

/** Who signed, when, and the hash of exactly what was shown. */
public record Signature(Signatory by, Instant signedAt, Sha256 textSha256) {
    /** Whether both are the signature of one signatory over one text at one time. */
    public boolean isSameAs(Signature other) {
        return by.isSameAs(other.by) && signedAt.equals(other.signedAt) && textSha256.equals(other.textSha256);
    }

    /** Whether this signature is over that text and no other. */
    public boolean isOver(CanonicalText text) {
        return textSha256.equals(text.sha256());
    }
}
