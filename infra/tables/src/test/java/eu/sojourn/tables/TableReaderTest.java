package eu.sojourn.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.tables.Table.Cell;
import eu.sojourn.tables.Table.Kind;
import eu.sojourn.tables.Table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void readsWhatItsWriterWrites(TableFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, "Łódź")) {
            writer.header(List.of("name", "amount", "day"));
            writer.row(Arrays.asList("Zoë \"Ltd\"; a,b", new BigDecimal("780.50"), LocalDate.of(2026, 3, 9)));
            writer.row(Arrays.asList(null, 12, null, true));
            writer.row(List.of("=1+1", "-", "two\nlines"));
        }

        var table = TableReader.read(out.toByteArray(), "list." + format.extension(), format.mediaType(), Limits.OF_UPLOADS);

        assertThat(table.format()).isEqualTo(format);
        assertThat(table.rows()).extracting(Row::number).containsExactly(1, 2, 3, 4);
        assertThat(texts(table)).containsExactly(List.of("name", "amount", "day"),
                List.of("Zoë \"Ltd\"; a,b", format == TableFormat.CSV ? "780.50" : "780.5", "2026-03-09"), List.of("", "12", "", "true"),
                List.of("=1+1", "-", "two\nlines"));
        assertThat(table.rows().get(3).cell(0).kind()).isEqualTo(Kind.VALUE);
    }

    @Test
    void readsTheFirstSheetThatOneSees() {
        var table = xlsx("""
                <row r='2'><c r='B2' t='s'><v>0</v></c><c t='s'><v>1</v></c><c r='E2' t='inlineStr'><is><t>in line</t></is></c></row>
                <row r='4'><c r='A4' t='b'><v>1</v></c><c r='B4' t='d'><v>2026-03-09</v></c><c r='C4' s='2'/><c r='D4'> </c></row>
                <row><c r='A9'><v>7</v></c></row>""");

        assertThat(table.rows()).extracting(Row::number).containsExactly(2, 4, 5);
        assertThat(texts(table)).containsExactly(List.of("", "first", "second", "", "in line"), List.of("true", "2026-03-09"),
                List.of("7"));
    }

    @ParameterizedTest
    @CsvSource({"45000,1,2023-03-15", "45000.75,2,2023-03-15", "61,1,1900-03-01", "59,1,1900-02-28", "45000,0,45000", "0.5,1,0.5",
            "12.50,0,12.5", "0.30000000000000004,0,0.3", "1e3,0,1000", "-7,0,-7", "1E+400,0,1E+400", "1e-300,0,1e-300", "12a,0,12a"})
    void showsNumbersAsOneSeesThem(String raw, int style, String shown) {
        assertThat(texts(xlsx("<row r='1'><c r='A1' s='%d'><v>%s</v></c></row>".formatted(style, raw)))).containsExactly(List.of(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c r='C7'><f>HYPERLINK(\"http://x\")</f><v>42</v></c>", "<c r='C7' t='str'><v>x</v><f/></c>",
            "<c r='C7'><f t='shared' si='0'/><v>1</v></c>"})
    void neverTakesTheValueOfAFormula(String cell) {
        var row = xlsx("<row r='7'>" + cell + "</row>").rows().getFirst();

        assertThat(row.cell(2).kind()).isEqualTo(Kind.FORMULA);
        assertThat(row.cell(2).text()).startsWith("=").doesNotContain("42");
    }

    @Test
    void takesACsvFieldThatExcelWouldCalculateForAFormula() {
        var row = csv("a;=1+1;'=1+1;+49 30;-").rows().getFirst();

        assertThat(row.cells()).containsExactly(value("a"), new Cell("=1+1", Kind.FORMULA), value("=1+1"), value("+49 30"), value("-"));
    }

    @Test
    void tellsErrorsAndTextsThatAreTooLong() {
        var row = xlsx("<row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r='B1' t='str'><v>%s</v></c><c r='C1' t='str'><v>%s</v></c></row>"
                .formatted("x".repeat(4_000), "x".repeat(4_001))).rows().getFirst();

        assertThat(row.cells()).extracting(Cell::kind).containsExactly(Kind.ERROR, Kind.VALUE, Kind.TOO_LONG);
        assertThat(csv("y".repeat(4_001)).rows().getFirst().cell(0)).isEqualTo(new Cell("y".repeat(4_000), Kind.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void readsEncodingsThatSpreadsheetProgramsWrite(String encoding) {
        var text = "Organisation;Land\r\nBüro für Köln;España\r\n";
        var charset = Charset.forName(encoding);

        assertThat(texts(read(text.getBytes(charset)))).containsExactly(List.of("Organisation", "Land"),
                List.of("Büro für Köln", "España"));
        if (encoding.startsWith("UTF")) {
            assertThat(texts(read(("\uFEFF" + text).getBytes(charset)))).first().isEqualTo(List.of("Organisation", "Land"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void findsTheSeparator(String separator) {
        var others = ";,\t".replace(separator, "");

        assertThat(texts(csv("\r\n\"a%1$s%1$s%1$s\"%2$sb%2$sc\nd%2$s%2$se%1$s\n".formatted(others, separator))))
                .containsExactly(List.of(("a" + others.repeat(3)).strip(), "b", "c"), List.of("d", "", ("e" + others).strip()));
        assertThat(texts(csv("sep=" + separator + "\na" + separator + "b"))).containsExactly(List.of("a", "b"));
    }

    @Test
    void numbersCsvRowsAsSpreadsheetProgramsDo() {
        var table = csv("a,b\n\n\"two\nlines\",c\n,\nd,e");

        assertThat(table.rows()).extracting(Row::number).containsExactly(1, 3, 5);
    }

    @Test
    void leavesOutSpacesThatOneDoesNotSee() {
        assertThat(csv("\u00A0 name \u200B, b").rows().getFirst().cells()).containsExactly(value("name"), value("b"));
    }

    @ParameterizedTest
    @CsvSource({"0,1,A1", "2,7,C7", "25,3,Z3", "26,3,AA3", "701,1,ZZ1", "702,1,AAA1"})
    void namesCellsAsSpreadsheetProgramsDo(int column, int row, String address) {
        assertThat(Table.address(column, row)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"2026-03-09,2026-03-09", "9.3.2026,2026-03-09", "09.03.2026,2026-03-09", "9/3/2026,2026-03-09",
            "9. 3. 2026,2026-03-09", "45000,2023-03-15", "31.2.2026,none", "2026-13-01,none", "3/25/2026,none", "9.3/2026,none",
            "soon,none", "20260309,none"})
    void readsDatesAsPeopleWriteThem(String text, @org.jspecify.annotations.Nullable LocalDate day) {
        assertThat(Dates.parse(text).orElse(null)).isEqualTo(day);
    }

    private static Cell value(String text) {
        return new Cell(text, Kind.VALUE);
    }

    private static Table xlsx(String rows) {
        return read(Workbooks.of(rows).bytes());
    }

    private static Table csv(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Table read(byte[] file) {
        return TableReader.read(file, null, null, Limits.OF_UPLOADS);
    }

    private static List<List<String>> texts(Table table) {
        return table.rows().stream().map(row -> row.cells().stream().map(Cell::text).toList()).toList();
    }
}
