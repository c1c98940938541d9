package eu.sojourn.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.tables.Table.Cell;
import eu.sojourn.tables.Table.Kind;
import eu.sojourn.tables.UnreadableTable.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsTest {

    private static final Limits LIMITS = Limits.OF_UPLOADS;

    @Test
    void readsAllSheetsThatHaveSomething() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = TableFormat.XLSX.writer(out, "one")) {
            writer.header(List.of("a"));
            writer.sheet("empty");
            writer.sheet("two");
            writer.header(List.of("b"));
        }

        assertThat(TableReader.readSheets(out.toByteArray(), "x.xlsx", null, LIMITS)).extracting(Sheet::name).containsExactly("one", "two");
        assertThat(TableReader.readSheets("a;b".getBytes(StandardCharsets.UTF_8), "x.csv", null, LIMITS)).extracting(Sheet::name)
                .containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"0%,0.888888,89%", "0.0%,0.8888888,88.9%", "0.0 %,0.75,75.0%", "0.00,7,7.00", "'#,##0',1234.5,1235",
            "'#,##0.00\\ \"€\"',830,830.00",
            "'0.0;[Red]-0.0',-2.25,-2.3", "General,0.30000000000000004,0.3", "0.0E+00,1234,1234", "@,12,12"})
    void showsNumbersWithTheDecimalsOfTheirFormat(String format, String raw, String shown) {
        var styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='" + format.replace("\"", "&quot;")
                + "'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>";
        var file = Workbooks.of("<row r='1'><c r='A1' s='1'><v>" + raw + "</v></c></row>").with("xl/styles.xml", styles).bytes();

        assertThat(cells(file)).containsExactly(new Cell(shown, Kind.VALUE, true));
    }

    @ParameterizedTest
    @CsvSource({"9,0.5,50%", "10,0.5,50.00%", "1,2.5,3", "4,2.5,2.50", "0,2.5,2.5"})
    void knowsTheFormatsThatNeedNoName(int id, String raw, String shown) {
        var file = Workbooks.of("<row r='1'><c r='A1' s='0'><v>" + raw + "</v></c></row>")
                .with("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='" + id + "'/></cellXfs></styleSheet>")
                .bytes();

        assertThat(cells(file)).containsExactly(new Cell(shown, Kind.VALUE, true));
    }

    @Test
    void takesTheValueThatTheFileKeepsOfAFormulaAndElseSaysThatThereIsOne() {
        var file = Workbooks.of("<row r='1'><c r='A1'><f>SUM(B1:C1)</f><v>42</v></c><c r='B1' t='str'><f>A1</f><v>text</v></c>"
                + "<c r='C1'><f>1+1</f></c><c r='D1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>").bytes();

        assertThat(cells(file)).containsExactly(new Cell("42", Kind.VALUE, true), new Cell("text", Kind.VALUE),
                new Cell("=1+1", Kind.FORMULA),
                new Cell("#DIV/0!", Kind.ERROR));
    }

    @Test
    void takesDatesForNoNumbers() {
        assertThat(cells(Workbooks.of("<row r='1'><c r='A1' s='1'><v>45000</v></c></row>").bytes()))
                .containsExactly(new Cell("2023-03-15", Kind.VALUE, false));
    }

    @Test
    void countsCellsOfAllSheets() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = TableFormat.XLSX.writer(out, "one")) {
            writer.header(List.of("a", "b"));
            writer.sheet("two");
            writer.header(List.of("c", "d"));
        }

        assertThatThrownBy(() -> TableReader.readSheets(out.toByteArray(), null, null, new Limits(5 << 20, 5 << 20, 100, 10, 10, 10, 3)))
                .isInstanceOfSatisfying(UnreadableTable.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.TOO_MANY_CELLS));
        assertThatThrownBy(() -> TableReader.readSheets(out.toByteArray(), null, null, new Limits(5 << 20, 5 << 20, 100, 1, 10, 10)))
                .isInstanceOfSatisfying(UnreadableTable.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.TOO_MANY_ROWS));
        assertThat(TableReader.readSheets(out.toByteArray(), null, null, new Limits(5 << 20, 5 << 20, 100, 2, 10, 10, 4))).hasSize(2);
    }

    private static List<Cell> cells(byte[] file) {
        return TableReader.readSheets(file, null, null, LIMITS).getFirst().rows().getFirst().cells();
    }
}
