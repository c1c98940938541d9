package eu.sojourn.tables;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Packs a workbook anew, so that nothing in it tells the time at which that was done. */
final class SameWorkbook {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

    private SameWorkbook() {}

    static TableWriter writer(OutputStream out, String title, Instant madeAt) throws IOException {
        var file = Files.createTempFile("sojourn-download-", ".zip");
        var packed = new BufferedOutputStream(Files.newOutputStream(file));
        var writer = new XlsxTableWriter(packed, title);
        return new TableWriter() {
            @Override
            public void header(List<String> names) throws IOException {
                writer.header(names);
            }

            @Override
            public void row(List<? extends @Nullable Object> cells) throws IOException {
                writer.row(cells);
            }

            @Override
            public void sheet(String title) throws IOException {
                writer.sheet(title);
            }

            @Override
            public void close() throws IOException {
                try {
                    writer.close();
                    packed.close();
                    pack(file, madeAt, out);
                } finally {
                    Files.delete(file);
                }
            }
        };
    }

    private static void pack(Path workbook, Instant madeAt, OutputStream out) throws IOException {
        var packing = new ZipOutputStream(out);
        try (var parts = new ZipFile(workbook.toFile())) {
            for (var part : Collections.list(parts.entries())) {
                var entry = new ZipEntry(part.getName());
                entry.setTimeLocal(NO_TIME);
                packing.putNextEntry(entry);
                try (var content = parts.getInputStream(part)) {
                    if (part.getName().equals(PROPERTIES)) {
                        var properties = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                        packing.write(CREATED.matcher(properties).replaceFirst("$1" + madeAt).getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(packing);
                    }
                }
                packing.closeEntry();
            }
        }
        packing.finish();
    }
}
