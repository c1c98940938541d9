package eu.sojourn.agreements.domain.log;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it stands in the log of an agreement for good. Texts are in NFC, the time is to the millisecond.
 *
 * @param number     place in the log, from 1
 * @param by         id of who did it; {@value #PLATFORM} where nobody did
 * @param how        how that one was authenticated
 * @param party      the party that is bound by it, where one is
 * @param textSha256 hash of the text that it is about
 * @param detail     what else belongs to it, such as a reason in the words of a party
 * @param previous   {@link #sha256} of the entry before; of the first, {@link #NONE}
 */
public record LogEntry(int number, Instant at, Act act, String by, String how, @Nullable String party, @Nullable Sha256 textSha256,
        @Nullable String detail, Sha256 previous) {
    public static final String PLATFORM = "platform";
    /** What the first entry is chained to. */
    public static final Sha256 NONE = new Sha256("0".repeat(64));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public LogEntry {
        if (number < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, not " + number);
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
        by = nfc(by);
        how = nfc(how);
        party = party == null ? null : nfc(party);
        detail = detail == null ? null : nfc(detail);
    }

    /**
     * The entry as canonical JSON: the members in this order, those that are null left out, no space between them. Escaped are quotes,
     * backslashes, and whatever would end a line or turn the reading direction, so a line shows what it holds.
     */
    public String line() {
        var line = new StringBuilder("{\"number\":").append(number);
        member(line, "at", TIME.format(at));
        member(line, "act", act.name());
        member(line, "by", by);
        member(line, "how", how);
        member(line, "party", party);
        member(line, "textSha256", textSha256 == null ? null : textSha256.hex());
        member(line, "detail", detail);
        member(line, "previous", previous.hex());
        return line.append('}').toString();
    }

    /** Who signed, of an entry about a signature. */
    public Signature signature() {
        if (act != Act.SIGNED || textSha256 == null) {
            throw new IllegalStateException("entry " + number + " is not about a signature");
        }
        return new Signature(Signatory.logged(by, how, detail), at, textSha256);
    }

    /** The hash of the UTF-8 bytes of {@link #line}; the next entry holds it. */
    public Sha256 sha256() {
        return Sha256.of(line());
    }

    private static void member(StringBuilder line, String name, @Nullable String value) {
        if (value != null) {
            line.append(",\"").append(name).append("\":\"");
            value.chars().forEach(each -> append(line, (char) each));
            line.append('"');
        }
    }

    private static void append(StringBuilder line, char each) {
        if (each == '"' || each == '\\') {
            line.append('\\').append(each);
        } else if (isEscaped(each)) {
            line.append(String.format("\\u%04x", (int) each));
        } else {
            line.append(each);
        }
    }

    /** Controls, separators of lines, and all invisible characters that format what stands beside them. */
    private static boolean isEscaped(char each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String nfc(String text) {
        var normal = Normalizer.normalize(Objects.requireNonNull(text), Normalizer.Form.NFC);
        return normal.codePoints()
                .map(each -> Character.getType(each) == Character.SURROGATE ? 0xFFFD : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
