package eu.sojourn.agreements.adapter.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.application.Agreed;
import eu.sojourn.agreements.application.MakingDocuments;
import eu.sojourn.agreements.application.PlatformKey;
import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.AgreementLog;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.testing.PdfA;
import eu.sojourn.verifier.Finding;
import eu.sojourn.verifier.Finding.Verdict;
import eu.sojourn.verifier.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verifier, which shares no code with what makes documents and logs, finds in them. */
class VerifierTest {
    private static final Instant NOW = Instant.parse("2024-02-01T10:00:00.123Z");
    private static final PlatformKey KEY = PlatformKey.draw(NOW);
    private static final CanonicalText EARLIER = new CanonicalText("COMMITMENT TO QUALITY\nRoom: 1\n");
    private static final CanonicalText TEXT = new CanonicalText(
            "COMMITMENT TO QUALITY\nRoom: 2, Żółw \u202E <script>\n" + "All the rest. ".repeat(200));
    private static final AgreementLog LOG = AgreementLog.EMPTY
            .append(NOW, Act.COMPOSED, LogEntry.PLATFORM, "PLATFORM", null, EARLIER.sha256(), null)
            .append(NOW, Act.SIGNED, "sofia", "SIGNED_IN", "ineustar", EARLIER.sha256(), null)
            .append(NOW, Act.COMPOSED, LogEntry.PLATFORM, "PLATFORM", null, TEXT.sha256(), null)
            .append(NOW, Act.DECLINED, "hanna", "SIGNED_IN", "european-xfel", TEXT.sha256(), "\"Żółw\" \\ \u202E\nsecond line")
            .append(NOW, Act.SIGNED, "link:1", "LINK", "european-xfel", TEXT.sha256(), "Hanna Host, Head")
            .append(NOW, Act.IN_FORCE, LogEntry.PLATFORM, "PLATFORM", null, TEXT.sha256(), null);
    private static final byte[] PDF = making().document(agreed());
    private static final byte[] FILE = making().log(sealed(LOG, PDF));

    @Test
    void findsNothingWrongWithWhatThePlatformMade() throws Exception {
        var findings = Verification.of(PDF, FILE, KEY.certificate());

        assertThat(findings).noneMatch(finding -> finding.verdict() != Verdict.OK)
                .extracting(Finding::says)
                .contains("its SHA-256 stands in entry 7 of the log")
                .anyMatch(says -> says.startsWith("ineustar signed an earlier text, which is attached"))
                .anyMatch(says -> says.startsWith("european-xfel signed it"));
        assertThat(PdfA.violations(PDF)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de,Unterschriften,ein früherer Text", "es,Firmas,un texto anterior", "fr,Signatures,un texte antérieur",
            "lt,Parašai,ankstesnis tekstas", "en,Signatures,an earlier text"})
    void isMadeInTheLanguageOfItsText(String language, String signatures, String earlier) throws Exception {
        var text = new CanonicalText(Phrases.in(language).say("title") + "\nXFEL");
        var before = agreed();

        var pdf = making().document(new Agreed(before.title(), text, List.of(EARLIER), before.signed(), LOG));

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains(Phrases.in(language).say("title"), "\n" + signatures, earlier);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
        }
        assertThat(PdfA.violations(pdf)).isEmpty();
    }

    @Test
    void saysThatACertificateFromTheDocumentProvesLess() {
        var findings = Verification.of(PDF, FILE, null);

        assertThat(Verification.isGood(findings)).isTrue();
        assertThat(findings).anyMatch(finding -> finding.verdict() == Verdict.NOTE && finding.about().equals("certificate"));
    }

    @Test
    void saysWhatHappenedAfterTheSeal() {
        var longer = sealed(LOG, PDF).append(NOW, Act.REOPENED, LogEntry.PLATFORM, "PLATFORM", null, null, null);

        assertThat(Verification.of(PDF, making().log(longer), KEY.certificate()))
                .anyMatch(finding -> finding.verdict() == Verdict.NOTE && finding.says().contains("REOPENED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0x20, 0x80, 0xFF})
    void catchesEverySingleByteOfTheLog(int flip) {
        var survivors = IntStream.range(0, FILE.length)
                .filter(i -> Verification.isGood(Verification.of(PDF, flipped(FILE, i, flip), null)))
                .boxed()
                .toList();

        assertThat(survivors).isEmpty();
    }

    @Test
    void namesTheLineOfTheLogThatWasChanged() {
        var second = new String(FILE, StandardCharsets.UTF_8).indexOf("sofia");
        var bytes = new String(FILE, StandardCharsets.UTF_8).substring(0, second).getBytes(StandardCharsets.UTF_8).length;

        assertThat(wrong(PDF, flipped(FILE, bytes, 1))).anyMatch(says -> says.startsWith("line 2 does not have the hash"));
    }

    /** Of the document alone, that is without the help of its SHA-256 in the log. */
    @Test
    void catchesEverySingleByteOfTheDocument() {
        var empty = making().log(LOG);
        var survivors = IntStream.range(0, PDF.length)
                .parallel()
                .filter(i -> Verification.of(flipped(PDF, i, 1), empty, KEY.certificate())
                        .stream()
                        .noneMatch(finding -> finding.verdict() == Verdict.WRONG && !finding.says().contains("stands in no entry SEALED")))
                .boxed()
                .toList();

        assertThat(survivors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0x10, 0x20, 0x40, 0x80, 0xFF})
    void catchesEveryBitOfTheGapInWhichTheSignatureStands(int flip) {
        var text = new String(PDF, StandardCharsets.ISO_8859_1);
        var gap = text.indexOf("<308");

        var survivors = IntStream.range(gap - 100, text.indexOf('>', gap) + 100)
                .parallel()
                .filter(i -> Verification.isGood(Verification.of(flipped(PDF, i, flip), FILE, KEY.certificate())))
                .boxed()
                .toList();

        assertThat(survivors).isEmpty();
    }

    @Test
    void catchesDocumentAndLogOfAnotherPlatform() {
        var other = PlatformKey.draw(NOW);
        var making = making(other);
        var pdf = making.document(agreed());
        var log = making.log(sealed(LOG, pdf));

        assertThat(Verification.isGood(Verification.of(pdf, log, other.certificate()))).isTrue();
        assertThat(Verification.of(pdf, log, KEY.certificate())).filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                .extracting(Finding::about)
                .containsExactly("log", "certificate");
        assertThat(wrong(PDF, log)).anyMatch(says -> says.startsWith("the seal names the certificate"));
    }

    @Test
    void catchesWhatWasAppended() {
        assertThat(wrong(joined(PDF, "\n%more\n"), FILE)).anyMatch(says -> says.contains("does not cover the file"));
        assertThat(wrong(PDF, joined(FILE, "\n"))).anyMatch(says -> says.contains("is not a seal"));
    }

    @Test
    void catchesADocumentOfAnotherLog() {
        var other = making().document(new Agreed("Annex for visit-2", TEXT, List.of(EARLIER, TEXT), agreed().signed(), LOG));

        assertThat(wrong(other, FILE)).anyMatch(says -> says.contains("stands in no entry SEALED"));
    }

    @Test
    void catchesASignatureOverATextThatIsNotInTheDocument() {
        var log = AgreementLog.EMPTY.append(NOW, Act.SIGNED, "sofia", "SIGNED_IN", "ineustar", Sha256.of("another"), null)
                .append(NOW, Act.IN_FORCE, LogEntry.PLATFORM, "PLATFORM", null, TEXT.sha256(), null);

        assertThat(wrong(PDF, making().log(sealed(log, PDF))))
                .containsExactly("entry 1: ineustar signed a text that is not in the document");
    }

    @Test
    void catchesAnotherTextThanTheOneInForce() {
        var log = AgreementLog.EMPTY.append(NOW, Act.IN_FORCE, LogEntry.PLATFORM, "PLATFORM", null, EARLIER.sha256(), null);

        assertThat(wrong(PDF, making().log(sealed(log, PDF))))
                .containsExactly("the text in the document is not the one that came into force by the log");
    }

    private static List<String> wrong(byte[] pdf, byte[] log) {
        return Verification.of(pdf, log, null)
                .stream()
                .filter(finding -> finding.verdict() == Verdict.WRONG)
                .map(Finding::says)
                .toList();
    }

    private static Agreed agreed() {
        return new Agreed("Annex for visit-1", TEXT, List.of(EARLIER, TEXT), List.of(
                new Agreed.Signed("european-xfel (HO)", new Signature(Signatory.byLink("1", "Hanna Host, Head", null), NOW, TEXT.sha256())),
                new Agreed.Signed("ineustar (VO)", new Signature(Signatory.signedIn(new PersonId("sofia")), NOW, EARLIER.sha256()))), LOG);
    }

    private static AgreementLog sealed(AgreementLog log, byte[] pdf) {
        return log.append(NOW, Act.SEALED, LogEntry.PLATFORM, "PLATFORM", null, null, Sha256.of(pdf).hex());
    }

    private static MakingDocuments making() {
        return making(KEY);
    }

    private static MakingDocuments making(PlatformKey key) {
        return new MakingDocuments(new DssSeal(key), key, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static byte[] flipped(byte[] file, int at, int bits) {
        var changed = file.clone();
        changed[at] ^= (byte) bits;
        return changed;
    }

    private static byte[] joined(byte[] file, String more) {
        return (new String(file, StandardCharsets.ISO_8859_1) + more).getBytes(StandardCharsets.ISO_8859_1);
    }
}
