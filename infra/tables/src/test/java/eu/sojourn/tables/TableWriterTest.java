package eu.sojourn.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.tables.TableWriter.Linked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

    @Test
    void writesCsvThatExcelReadsAsUtf8() throws IOException {
        var written = new String(written(TableFormat.CSV, "Zoë; \"Ltd\", Łódź", new BigDecimal("780.00"), LocalDate.of(2026, 3, 9), null),
                StandardCharsets.UTF_8);

        assertThat(written).isEqualTo("\uFEFFname\r\n\"Zoë; \"\"Ltd\"\", Łódź\",780.00,2026-03-09,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"})
    void writesNoTextThatIsTakenForAFormula(String text) throws IOException {
        var csv = new String(written(TableFormat.CSV, text), StandardCharsets.UTF_8);
        var sheet = entry(written(TableFormat.XLSX, text), "xl/worksheets/sheet1.xml");

        assertThat(csv).contains("'" + text);
        assertThat(sheet).contains("<t>&apos;").doesNotContain("<f>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1", "plain", "it's", "'", "-"})
    void givesBackWhatItEscaped(String text) {
        assertThat(Formulas.unescaped(Formulas.escaped(text))).isEqualTo(text.equals("'=1") ? "=1" : text);
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void refusesCellsItCannotShow(TableFormat format) {
        assertThatThrownBy(() -> written(format, new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void writesAHundredThousandRowsWithoutHoldingThem(TableFormat format) throws IOException {
        var before = used();
        try (var writer = format.writer(OutputStream.nullOutputStream(), "many")) {
            writer.header(List.of("number", "text"));
            for (var row = 0; row < 100_000; row++) {
                writer.row(List.of(row, "some text that is long enough to be noticed in memory " + row));
            }
            assertThat(used() - before).isLessThan(30_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void makesTheSameBytesWheneverItIsAsked(TableFormat format) throws Exception {
        var first = same(format);
        var second = same(format);
        var stamp = LocalDateTime.now().getSecond() / 2; // packages tell every second second
        while (stamp == LocalDateTime.now().getSecond() / 2) {
            Thread.onSpinWait();
        }

        assertThat(same(format)).isEqualTo(first).isEqualTo(second);
    }

    @Test
    void saysWhenItWasMadeAndWhereItsNumbersLead() throws Exception {
        var workbook = same(TableFormat.XLSX);

        assertThat(entry(workbook, "docProps/core.xml")).contains(">2024-05-02T10:00:00Z<");
        assertThat(entry(workbook, "xl/worksheets/sheet1.xml")).contains("<v>7</v>", "<hyperlink ref=\"B2\"");
        assertThat(entry(workbook, "xl/worksheets/_rels/sheet1.xml.rels")).contains("https://sojourn.example/numbers/1?a=1&amp;b=2");
        assertThat(new String(same(TableFormat.CSV), StandardCharsets.UTF_8)).endsWith("Denmark,7\r\n");
    }

    private static byte[] same(TableFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, "sheet", Instant.parse("2024-05-02T10:00:00Z"))) {
            writer.header(List.of("country", "visits"));
            writer.row(List.of("Denmark", new Linked(7, "https://sojourn.example/numbers/1?a=1&b=2")));
        }
        return out.toByteArray();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] written(TableFormat format, Object... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, "sheet")) {
            writer.header(List.of("name"));
            writer.row(Arrays.asList(cells));
        }
        return out.toByteArray();
    }

    private static String entry(byte[] zip, String name) throws IOException {
        var file = Files.createTempFile("written", ".xlsx");
        try {
            Files.write(file, zip);
            try (var opened = new ZipFile(file.toFile())) {
                return new String(opened.getInputStream(opened.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
