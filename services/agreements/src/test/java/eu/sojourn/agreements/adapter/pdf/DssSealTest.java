package eu.sojourn.agreements.adapter.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.application.PlatformKey;
import eu.sojourn.pdf.PdfWriter;
import eu.sojourn.pdf.PrintedText;
import eu.sojourn.pdf.PrintedText.Attachment;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.testing.PdfA;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DssSealTest {
    static final Instant NOW = Instant.parse("2024-02-01T10:00:00.123Z");
    private static final PlatformKey KEY = PlatformKey.draw(NOW);

    @TempDir
    private Path folder;

    @Test
    void leavesThePdfWhatVeraPdfAcceptsAsPdfA() throws Exception {
        assertThat(PdfA.violations(sealed())).isEmpty();
    }

    /** pdfsig of poppler-utils verifies with NSS; it shares nothing with what signs here. */
    @Test
    void isValidForPdfsig() throws Exception {
        Assumptions.assumeTrue(PdfSig.isInstalled(), "pdfsig of poppler-utils is not installed");
        var file = Files.write(folder.resolve("sealed.pdf"), sealed());

        assertThat(PdfSig.says(file)).contains("Signature Validation: Signature is Valid.", "ETSI.CAdES.detached", "Total document signed",
                "Sojourn platform seal");
    }

    @Test
    void isNotValidForPdfsigOnceTheFileChanges() throws Exception {
        Assumptions.assumeTrue(PdfSig.isInstalled(), "pdfsig of poppler-utils is not installed");
        var sealed = sealed();
        sealed[300] ^= 1;
        var file = Files.write(folder.resolve("changed.pdf"), sealed);

        assertThat(PdfSig.says(file)).doesNotContain("Signature is Valid");
    }

    static byte[] sealed() {
        var text = new PrintedText("A text", "en", NOW, "", List.of(new Lines("what was signed")),
                List.of(new Attachment("text.txt", "The text", "what was signed\n")));
        return new DssSeal(KEY).seal(PdfWriter.write(text), NOW);
    }
}
