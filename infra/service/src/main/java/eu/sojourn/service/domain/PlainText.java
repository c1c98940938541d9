package eu.sojourn.service.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What may stand in a text that people sign or answer. Control characters and characters that turn the reading direction are refused:
 * they let one line pass for another, so that what is read is not what is signed.
 */
public final class PlainText {
    private static final String DIRECTION = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029" + DIRECTION + "]");
    private static final Pattern NOT_IN_A_PARAGRAPH = Pattern.compile("[\\p{Cc}\\u2028\\u2029" + DIRECTION + "&&[^\\n\\r\\t]]");

    private PlainText() {}

    /** One line of 1 to {@code longest} characters, in NFC and without space around it; else {@link InvalidValue}. */
    public static String line(String field, String raw, int longest) {
        return checked(field, raw, longest, NOT_IN_A_LINE);
    }

    /** One or more lines of 1 to {@code longest} characters in all, in NFC and without space around them; else {@link InvalidValue}. */
    public static String paragraph(String field, String raw, int longest) {
        return checked(field, raw.replace("\r\n", "\n").replace('\r', '\n'), longest, NOT_IN_A_PARAGRAPH);
    }

    /** Whether a text is one line that holds nothing that is refused; its length does not matter. */
    public static boolean isLine(String text) {
        return !NOT_IN_A_LINE.matcher(text).find();
    }

    /** Whether a text of several lines holds nothing that is refused; its length does not matter. */
    public static boolean isParagraph(String text) {
        return !NOT_IN_A_PARAGRAPH.matcher(text).find();
    }

    /** A line heard from elsewhere, which cannot be refused: what may not stand in it becomes a space, what is too long is cut. */
    public static String tamed(String raw, int longest) {
        var text = NOT_IN_A_LINE.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC)).replaceAll(" ").strip();
        return text.length() <= longest ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, longest)));
    }

    private static String checked(String field, String raw, int longest, Pattern forbidden) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            throw new InvalidValue(field, "must not be empty");
        }
        if (text.length() > longest) {
            throw new InvalidValue(field, "must have at most " + longest + " characters, has " + text.length());
        }
        if (forbidden.matcher(text).find()) {
            throw new InvalidValue(field, "must not hold control characters or characters that turn the reading direction");
        }
        return text;
    }
}
