package eu.sojourn.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

/**
 * Tells what a file is by its content alone; what its sender calls it has no say. A package is what its list of contents says that its main
 * part is, and of a package nothing else is unpacked.
 */
final class FileTypes {

    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final Tika TIKA = new Tika();
    private static final int LONGEST_LIST = 256 * 1024;
    private static final String LIST = "[Content_Types].xml";
    /** With macros the main part is of another type. */
    private static final Map<String, String> BY_MAIN_PART = Map.of(SHEET + ".main+xml", SHEET, DOCUMENT + ".main+xml", DOCUMENT);

    private FileTypes() {}

    /** The media type; {@code application/octet-stream} for what is not known. */
    static String typeOf(byte[] content) {
        var type = TIKA.detect(content);
        return type.equals("application/zip") || type.equals("application/x-tika-ooxml") ? packed(content) : type;
    }

    private static String packed(byte[] content) {
        try {
            var file = Files.createTempFile("sojourn-upload-", ".zip");
            try {
                Files.write(file, content);
                return packed(new ZipFile(file.toFile()));
            } catch (ZipException damaged) {
                return "application/zip";
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packed(ZipFile zip) throws IOException {
        try (zip) {
            var list = zip.getEntry(LIST);
            if (list == null) {
                return "application/zip";
            }
            try (var stream = zip.getInputStream(list)) {
                var text = new String(stream.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
                return BY_MAIN_PART.entrySet()
                        .stream()
                        .filter(main -> text.contains("\"" + main.getKey() + "\""))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("application/zip");
            }
        }
    }
}
