package eu.sojourn.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180 in UTF-8, with the byte order mark without which Excel takes it for another encoding. */
final class CsvTableWriter implements TableWriter {

    private final CsvWriter csv;

    CsvTableWriter(OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write('\uFEFF');
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    }

    @Override
    public void header(List<String> names) {
        row(names);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(CsvTableWriter::text).toList());
    }

    @Override
    public void sheet(String title) {
        throw new UnsupportedOperationException("a CSV file holds one table");
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> Formulas.escaped(text);
            case BigDecimal number -> number.toPlainString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Boolean bool -> bool.toString();
            case LocalDate date -> date.toString();
            case Enum<?> word -> word.name();
            case Linked linked -> text(linked.value());
            default -> throw new IllegalArgumentException("no cell for a " + cell.getClass().getName());
        };
    }
}
