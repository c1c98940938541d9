package eu.sojourn.verifier;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param about   what it is about: {@code log}, {@code document}, {@code text} or {@code certificate}
 * @param verdict whether it is as it has to be
 */
public record Finding(Verdict verdict, String about, String says) {

    /** What came of looking. */
    public enum Verdict {
        OK, WRONG, NOTE
    }

    static Finding ok(String about, String says) {
        return new Finding(Verdict.OK, about, says);
    }

    static Finding wrong(String about, String says) {
        return new Finding(Verdict.WRONG, about, says);
    }

    static Finding note(String about, String says) {
        return new Finding(Verdict.NOTE, about, says);
    }

    @Override
    public String toString() {
        return "%-6s %s: %s".formatted(verdict.name().toLowerCase(Locale.ROOT), about, says);
    }
}
