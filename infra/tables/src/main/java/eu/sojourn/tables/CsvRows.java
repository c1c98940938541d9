package eu.sojourn.tables;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import eu.sojourn.tables.Table.Kind;
import eu.sojourn.tables.Table.Row;
import eu.sojourn.tables.UnreadableTable.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads separated values in the encodings and with the separators that spreadsheet programs write. */
final class CsvRows {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern NAMED_SEPARATOR = Pattern.compile("(?i)sep=([;,\t|])\r?\n");
    private static final String SEPARATORS = ";,\t";

    private CsvRows() {}

    static List<Row> read(byte[] file, Limits limits) {
        var text = text(file);
        var named = NAMED_SEPARATOR.matcher(text);
        var begun = named.lookingAt();
        var separator = begun ? named.group(1).charAt(0) : separator(text);
        return rows(begun ? text.substring(named.end()) : text, separator, begun ? 1 : 0, limits);
    }

    /** @throws UnreadableTable if the file is no text */
    static String text(byte[] file) {
        var text = decoded(file);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            throw new UnreadableTable(Fault.NOT_A_TABLE, "The file is neither a spreadsheet nor a CSV text. Save it as .xlsx or .csv.");
        }
        return text;
    }

    private static List<Row> rows(String text, char separator, int rowsBefore, Limits limits) {
        var rows = new Rows(limits);
        var number = rowsBefore;
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            for (var line : reader) {
                for (var column = 0; column < line.getFieldCount(); column++) {
                    var field = line.getField(column);
                    rows.cell(column, field, field.startsWith("=") ? Kind.FORMULA : Kind.VALUE);
                }
                rows.endOfRow(++number);
            }
        } catch (CsvParseException e) {
            throw new UnreadableTable(Fault.DAMAGED, "The file cannot be read as rows of values. Save it anew as .xlsx or .csv.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.all();
    }

    private static String decoded(byte[] file) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return decoded(file, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return decoded(file, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return decoded(file, 2, StandardCharsets.UTF_16BE);
        }
        // A Latin letter in UTF-16 is one zero byte and one other.
        if (file.length >= 4 && file[0] != 0 && file[1] == 0 && file[2] != 0 && file[3] == 0) {
            return decoded(file, 0, StandardCharsets.UTF_16LE);
        }
        if (file.length >= 4 && file[0] == 0 && file[1] != 0 && file[2] == 0 && file[3] != 0) {
            return decoded(file, 0, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, WINDOWS);
        }
    }

    private static String decoded(byte[] file, int from, Charset charset) {
        return new String(file, from, file.length - from, charset);
    }

    private static boolean startsWith(byte[] file, int... beginning) {
        for (var i = 0; i < beginning.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** The separator that stands most often in the first line that is not blank, quoted texts left out. */
    private static char separator(String text) {
        var counts = new int[SEPARATORS.length()];
        var quoted = false;
        var begun = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && begun) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            }
            begun |= !Character.isWhitespace(c);
        }
        var most = 0;
        for (var i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }
}
