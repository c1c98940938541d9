package eu.sojourn.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import eu.sojourn.files.SentFile.Checked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is what its content is; what lies about that is refused. */
class SentFileTest {

    private static final Set<String> ALL = Set.of("application/pdf", "image/png", "image/jpeg", "image/webp", FileTypes.SHEET,
            FileTypes.DOCUMENT);
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, byte[]> CONTENTS = Map.ofEntries(Map.entry("pdf", PDF),
            Map.entry("png", bytes("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")),
            Map.entry("jpeg", bytes("ffd8ffe000104a46494600010100000100010000ffd9")),
            Map.entry("webp", bytes("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")),
            Map.entry("xlsx", packed(FileTypes.SHEET + ".main+xml", true)),
            Map.entry("xlsx-behind", packed(FileTypes.SHEET + ".main+xml", false)),
            Map.entry("docx", packed(FileTypes.DOCUMENT + ".main+xml", true)),
            Map.entry("xlsm", packed("application/vnd.ms-excel.sheet.macroEnabled.main+xml", true)), Map.entry("zip", packed(null, false)),
            Map.entry("torn-zip", Arrays.copyOf(packed(FileTypes.SHEET + ".main+xml", true), 60)),
            Map.entry("exe", bytes("4d5a90000300000004000000ffff0000b800000000000000")),
            Map.entry("html", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)),
            Map.entry("text", "Boarding pass".getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @CsvSource({"a.pdf,application/pdf,pdf,application/pdf", "A.PDF,application/octet-stream,pdf,application/pdf",
            "a.png,image/png,png,image/png", "a.jpg,IMAGE/JPEG; q=1,jpeg,image/jpeg", "a.jpeg,,jpeg,image/jpeg",
            "a.webp,'',webp,image/webp",
            "a.xlsx,,xlsx," + FileTypes.SHEET, "a.xlsx,,xlsx-behind," + FileTypes.SHEET, "a.docx,,docx," + FileTypes.DOCUMENT})
    void takesWhatIsWhatItSays(String name, String declared, String content, String type) {
        var fine = assertInstanceOf(Checked.Fine.class, new SentFile(name, declared, CONTENTS.get(content)).check(ALL, 10_000));

        assertEquals(name, fine.name());
        assertEquals(type, fine.mediaType());
        assertEquals(CONTENTS.get(content).length, fine.size());
    }

    @ParameterizedTest
    @CsvSource({"a.pdf,,png,FILE_LIES", "a.png,image/jpeg,png,FILE_LIES", "a.pdf.exe,,pdf,FILE_LIES", "a.docx,,xlsx,FILE_LIES",
            "a.xlsx,,zip,WRONG_MEDIA_TYPE", "a.xlsx,,xlsm,WRONG_MEDIA_TYPE", "a.xlsx,,torn-zip,WRONG_MEDIA_TYPE",
            "a.pdf,,exe,WRONG_MEDIA_TYPE", "a.pdf,,html,WRONG_MEDIA_TYPE", "a.txt,text/plain,text,WRONG_MEDIA_TYPE"})
    void refusesWhatLiesOrIsOfNoTypeThatIsTaken(String name, String declared, String content, String code) {
        assertEquals(code, wrong(new SentFile(name, declared, CONTENTS.get(content)), ALL, 10_000));
    }

    @Test
    void takesOnlyTheTypesThatAreAskedFor() {
        assertEquals("WRONG_MEDIA_TYPE", wrong(new SentFile("a.pdf", null, PDF), Set.of("image/png"), 10_000));
        assertEquals("WRONG_MEDIA_TYPE", wrong(new SentFile("a.txt", null, CONTENTS.get("text")), Set.of("text/plain"), 10_000));
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "1,false"})
    void takesFilesUpToTheLargest(int beyond, boolean taken) {
        var checked = new SentFile("a.pdf", null, Arrays.copyOf(PDF, 1_000 + beyond)).check(ALL, 1_000);

        assertEquals(taken, checked instanceof Checked.Fine);
    }

    @Test
    void takesNoEmptyFile() {
        assertEquals("WRONG_SIZE", wrong(new SentFile("a.pdf", null, new byte[0]), ALL, 1_000));
    }

    @ParameterizedTest
    @CsvSource({"../../etc/pass.pdf,pass.pdf", "C:\\\\Users\\\\lina\\\\pass.pdf,pass.pdf", "...pass.pdf,pass.pdf", "pass,pass.pdf",
            "'',file.pdf", ",file.pdf", "my  boarding\tpass?.pdf,my boarding pass.pdf", "‮fdp.pass.pdf,fdp.pass.pdf"})
    void cleansNames(String name, String cleaned) {
        assertEquals(cleaned, assertInstanceOf(Checked.Fine.class, new SentFile(name, null, PDF).check(ALL, 1_000)).name());
    }

    private static String wrong(SentFile file, Set<String> types, long largest) {
        return assertInstanceOf(Checked.Wrong.class, file.check(types, largest)).code();
    }

    private static byte[] packed(String mainPart, boolean listFirst) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            if (mainPart != null && listFirst) {
                list(zip, mainPart);
            }
            zip.putNextEntry(new ZipEntry("xl/media/picture.bin"));
            zip.write(new byte[500]);
            zip.closeEntry();
            if (mainPart != null && !listFirst) {
                list(zip, mainPart);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static void list(ZipOutputStream zip, String mainPart) throws IOException {
        zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        zip.write("<Types><Override PartName=\"/main.xml\" ContentType=\"%s\"/></Types>".formatted(mainPart)
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
