package eu.sojourn.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Office Open XML with texts in their cells, so that no list of shared texts grows in memory. */
final class XlsxTableWriter implements TableWriter {

    private static final int ROWS_HELD = 200;
    private static final int LONGEST_TEXT = 32_767;
    private static final int NARROWEST = 12;
    private static final int WIDEST = 50;

    private final Workbook workbook;
    private Worksheet sheet;
    private int row;

    XlsxTableWriter(OutputStream out, String title) {
        workbook = new Workbook(out, "Sojourn", "1.0");
        sheet = workbook.newWorksheet(title);
    }

    @Override
    public void header(List<String> names) throws IOException {
        for (var column = 0; column < names.size(); column++) {
            sheet.width(column, Math.clamp(names.get(column).length() + 2L, NARROWEST, WIDEST));
        }
        sheet.freezePane(0, 1);
        row(names);
        if (!names.isEmpty()) {
            sheet.range(row - 1, 0, row - 1, names.size() - 1).style().bold().set();
        }
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (row > 0 && row % ROWS_HELD == 0) {
            sheet.flush();
        }
        for (var column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
    }

    @Override
    public void sheet(String title) throws IOException {
        sheet.finish();
        sheet = workbook.newWorksheet(title);
        row = 0;
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }

    private void write(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {
            }
            case String text -> {
                var safe = Formulas.escaped(text);
                sheet.inlineString(row, column, safe.length() > LONGEST_TEXT ? safe.substring(0, LONGEST_TEXT) : safe);
            }
            case BigDecimal number -> sheet.value(row, column, number);
            case Integer number -> sheet.value(row, column, number);
            case Long number -> sheet.value(row, column, number);
            case Boolean bool -> sheet.value(row, column, bool);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Enum<?> word -> sheet.inlineString(row, column, word.name());
            case Linked linked -> {
                // A hyperlink comes with a text of its own, which gives way to the value; its address is written as it is given.
                sheet.hyperlink(row, column, new HyperLink(inXml(linked.address()), ""));
                write(column, linked.value());
            }
            default -> throw new IllegalArgumentException("no cell for a " + cell.getClass().getName());
        }
    }

    private static String inXml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
