package eu.sojourn.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.sojourn.tables.UnreadableTable.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm, to lie, or to be too much. */
class HostileFilesTest {

    private static final String ROW = "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>";

    @ParameterizedTest
    @CsvSource({"organisations.xlsx,csv", "organisations.csv,xlsx", "organisations.xls,xlsx", "organisations.pdf,csv",
            "organisations,csv"})
    void refusesFilesWhoseNameLies(String name, String content) {
        var file = content.equals("csv") ? "a;b\nc;d".getBytes(StandardCharsets.UTF_8) : Workbooks.of(ROW).bytes();

        assertThat(fault(file, name, null)).isEqualTo(Fault.TYPE_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"text/csv,xlsx", "image/png,csv", "application/json,csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,csv"})
    void refusesFilesWhoseMediaTypeLies(String mediaType, String content) {
        var file = content.equals("csv") ? "a;b\nc;d".getBytes(StandardCharsets.UTF_8) : Workbooks.of(ROW).bytes();

        assertThat(fault(file, null, mediaType)).isEqualTo(Fault.TYPE_MISMATCH);
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(new byte[1000]);
        }
        var png = new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};

        assertThat(fault(png)).isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault(png, "organisations.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault("%PDF-1.7\n\u0001\u0002".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault(gzip.toByteArray())).isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault(Workbooks.of(ROW).without("[Content_Types].xml").bytes())).isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault(Workbooks.of(ROW)
                .with("[Content_Types].xml", "<Types><Override PartName='/word/document.xml' ContentType='wordprocessingml'/></Types>")
                .bytes())).isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault(Workbooks.of(ROW)
                .with("[Content_Types].xml", "<Types><Override PartName='/xl/workbook.xml' "
                        + "ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>")
                .bytes())).isEqualTo(Fault.NOT_A_TABLE);
        assertThat(fault(new byte[0])).isEqualTo(Fault.EMPTY_FILE);
    }

    @Test
    void namesLegacyAndProtectedWorkbooks() {
        var compound = Arrays.copyOf(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 2000);
        var locked = compound.clone();
        var mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(mark, 0, locked, 1024, mark.length);

        assertThat(fault(compound)).isEqualTo(Fault.LEGACY_FORMAT);
        assertThat(fault(locked)).isEqualTo(Fault.ENCRYPTED);
    }

    @Test
    void refusesFilesThatAreTooLarge() {
        assertThat(fault(new byte[5 * 1024 * 1024 + 1])).isEqualTo(Fault.FILE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {Workbooks.SHEET, Workbooks.SHARED, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"})
    void unpacksNoZipBomb(String part) {
        var bomb = Workbooks.of(ROW).with(part, ("<x>" + " ".repeat(200_000_000) + "</x>").getBytes(StandardCharsets.US_ASCII)).bytes();
        assertThat(bomb.length).isLessThan(1_000_000);

        assertQuick(() -> assertThat(fault(bomb)).isEqualTo(Fault.UNPACKS_TOO_LARGE));
    }

    @Test
    void refusesAPartThatIsPackedTooWellLongBeforeItIsTooLarge() {
        var packedWell = Workbooks.of(ROW + " ".repeat(2_000_000)).bytes();

        assertThat(fault(packedWell)).isEqualTo(Fault.UNPACKS_TOO_LARGE);
    }

    @Test
    void countsWhatAllPartsUnpackToTogether() {
        var random = new Random(7);
        var texts = IntStream.range(0, 2_000).mapToObj(i -> "<si><t>" + random.nextLong() + "</t></si>").collect(Collectors.joining());
        var file = Workbooks.of(ROW.repeat(500)).with(Workbooks.SHARED, "<sst>" + texts + "</sst>").bytes();

        assertThat(fault(file, new Limits(5 << 20, 60_000, 100, 5_001, 100, 4_000))).isEqualTo(Fault.UNPACKS_TOO_LARGE);
        assertThat(TableReader.read(file, null, null, Limits.OF_UPLOADS).rows()).isNotEmpty();
    }

    @Test
    void refusesAFloodOfSharedTexts() {
        var random = new Random(7);
        var texts = IntStream.range(0, 200_001)
                .mapToObj(i -> "<si><t>" + random.nextInt() + "</t></si>")
                .collect(Collectors.joining("", "<sst>", "</sst>"));

        assertThat(fault(Workbooks.of(ROW).with(Workbooks.SHARED, texts).bytes())).isEqualTo(Fault.UNPACKS_TOO_LARGE);
    }

    @Test
    void leavesPackagesInsideThePackagePacked() {
        var inner = Workbooks.of(ROW).with("xl/bomb.bin", new byte[50_000_000]).bytes();
        var file = Workbooks.of(ROW).with("xl/embeddings/inner.zip", inner).with("xl/media/zeros.bin", new byte[100_000_000]).bytes();

        assertQuick(() -> assertThat(TableReader.read(file, null, null, Limits.OF_UPLOADS).rows()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void refusesAHundredThousandRowsQuicklyAndInLittleMemory(TableFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, "many")) {
            writer.header(List.of("organisation", "country"));
            for (var row = 0; row < 100_000; row++) {
                writer.row(List.of("organisation " + row, "LT"));
            }
        }
        var file = out.toByteArray();

        assertQuick(() -> assertThat(fault(file)).isEqualTo(Fault.TOO_MANY_ROWS));
    }

    @Test
    void refusesRowsBeyondTheLimitAndNoneBelow() {
        assertThat(TableReader.read("a\n".repeat(5_001).getBytes(StandardCharsets.UTF_8), null, null, Limits.OF_UPLOADS).rows())
                .hasSize(5_001);
        assertThat(fault("a\n".repeat(5_002).getBytes(StandardCharsets.UTF_8))).isEqualTo(Fault.TOO_MANY_ROWS);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"CV,none", "CW,TOO_MANY_COLUMNS", "XFD,TOO_MANY_COLUMNS", "ZZZZ,DAMAGED"})
    void refusesColumnsBeyondTheLimit(String column, @Nullable Fault fault) {
        var file = Workbooks.of("<row r='1'><c r='%s1'><v>1</v></c></row>".formatted(column)).bytes();

        assertThat(faultOrNull(file)).isEqualTo(fault);
        assertThat(fault((",".repeat(100) + "x").getBytes(StandardCharsets.UTF_8))).isEqualTo(Fault.TOO_MANY_COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {Workbooks.SHEET, Workbooks.SHARED, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels"})
    void readsNoFileThatAnEntityNames(String part, @TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var xml = "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]><x><si><t>&e;</t></si><row r='1'><c><v>&e;</v></c></row></x>"
                .formatted(secret.toUri());

        assertThat(fault(Workbooks.of(ROW).with(part, xml).bytes())).isEqualTo(Fault.UNSAFE_XML);
        assertThat(fault(Workbooks.of(ROW).with(part, ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE)).bytes()))
                .isEqualTo(Fault.UNSAFE_XML);
    }

    @Test
    void expandsNoEntities() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
        for (var i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        laughs.append("]><sst><si><t>&l9;</t></si></sst>");

        assertQuick(() -> assertThat(fault(Workbooks.of(ROW).with(Workbooks.SHARED, laughs.toString()).bytes()))
                .isEqualTo(Fault.UNSAFE_XML));
        assertThat(fault(Workbooks.of("<row r='1'><c><v>&undeclared;</v></c></row>").bytes())).isIn(Fault.UNSAFE_XML, Fault.DAMAGED);
    }

    @Test
    void refusesSheetsThatLeadNowhere() {
        assertThat(fault(Workbooks.of(ROW).without(Workbooks.SHEET).bytes())).isEqualTo(Fault.DAMAGED);
        assertThat(fault(Workbooks.of("<row r='1'><c t='s'><v>99</v></c></row>").bytes())).isEqualTo(Fault.DAMAGED);
        assertThat(fault(Workbooks.of("<row>").bytes())).isEqualTo(Fault.DAMAGED);
        assertThat(fault(Workbooks.of(ROW).without("xl/_rels/workbook.xml.rels").bytes())).isEqualTo(Fault.NOT_A_TABLE);
    }

    /** Whatever is broken in a file, it is read or refused in words. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsOrRefusesWhateverIsBroken(int seed) {
        var random = new Random(seed);
        var sound = Workbooks.of(ROW.repeat(20)).bytes();
        for (var round = 0; round < 250; round++) {
            var broken = random.nextBoolean() ? sound.clone() : Arrays.copyOf(sound, 8 + random.nextInt(sound.length - 8));
            for (var change = random.nextInt(6); change >= 0; change--) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
            }
            try {
                assertThat(TableReader.read(broken, null, null, Limits.OF_UPLOADS).rows()).hasSizeLessThan(100);
            } catch (UnreadableTable e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static void assertQuick(Runnable reading) {
        var begin = System.nanoTime();
        reading.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static Fault fault(byte[] file, Limits limits) {
        return catchThrowableOfType(UnreadableTable.class, () -> TableReader.read(file, null, null, limits)).fault();
    }

    private static Fault fault(byte[] file) {
        return fault(file, Limits.OF_UPLOADS);
    }

    private static @Nullable Fault faultOrNull(byte[] file) {
        try {
            TableReader.read(file, null, null, Limits.OF_UPLOADS);
            return null;
        } catch (UnreadableTable e) {
            return e.fault();
        }
    }

    private static Fault fault(byte[] file, @Nullable String name, @Nullable String mediaType) {
        return catchThrowableOfType(UnreadableTable.class, () -> TableReader.read(file, name, mediaType, Limits.OF_UPLOADS)).fault();
    }
}
