package eu.sojourn.tables;

/**
 * Texts that spreadsheet programs would calculate: those that begin, after spaces, with {@code = + - @}, their full-width forms, a tab or a
 * line break (OWASP, "CSV injection").
 */
public final class Formulas {

    private static final String SUSPICIOUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final char ESCAPE = '\'';

    private Formulas() {}

    /** The text, with an apostrophe before it where it could be taken for a formula. */
    public static String escaped(String text) {
        return looksLikeOne(text) ? ESCAPE + text : text;
    }

    /** Undoes {@link #escaped}. */
    public static String unescaped(String text) {
        return text.length() > 1 && text.charAt(0) == ESCAPE && looksLikeOne(text.substring(1)) ? text.substring(1) : text;
    }

    static boolean looksLikeOne(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (SUSPICIOUS.indexOf(c) >= 0) {
                return true;
            }
            if (c != ' ' && c != '\u00A0') {
                return false;
            }
        }
        return false;
    }
}
