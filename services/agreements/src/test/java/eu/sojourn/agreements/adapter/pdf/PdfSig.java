package eu.sojourn.agreements.adapter.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs pdfsig of poppler-utils. */
final class PdfSig {
    private PdfSig() {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("pdfsig", "-v").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String says(Path pdf) throws Exception {
        var said = Files.createTempFile("pdfsig", ".txt");
        new ProcessBuilder("pdfsig", pdf.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        return Files.readString(said, StandardCharsets.UTF_8);
    }
}
