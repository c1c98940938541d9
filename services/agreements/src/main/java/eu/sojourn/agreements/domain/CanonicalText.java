package eu.sojourn.agreements.domain;

import java.text.Normalizer;

/**
 * A text in the one form that is shown, hashed and signed: Unicode NFC, lines ended by LF, no space at the end of a line, one LF at the
 * end. Two texts that look alike on the page have the same hash, whatever machine wrote them.
 */
public record CanonicalText(String value) {
    public CanonicalText {
        value = canonical(value);
    }

    /** The hash that a signature is pinned to. */
    public Sha256 sha256() {
        return Sha256.of(value);
    }

    private static String canonical(String raw) {
        var lines = Normalizer.normalize(raw, Normalizer.Form.NFC).replace("\r\n", "\n").replace('\r', '\n');
        return lines.replaceAll("[ \\t]+(?=\\n|$)", "").strip() + "\n";
    }
}
