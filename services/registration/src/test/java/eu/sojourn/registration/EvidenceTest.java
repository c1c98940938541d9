package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.files.FileContents;
import eu.sojourn.registration.application.AttachingEvidence;
import eu.sojourn.registration.domain.visit.EvidenceFile;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files as evidence: what they are is decided by their content, and only those whom it concerns get to see them. */
@SojournTest
class EvidenceTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, byte[]> CONTENTS = Map.of("pdf", PDF, "png",
            bytes("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"), "jpeg",
            bytes("ffd8ffe000104a46494600010100000100010000ffd9"),
            "webp", bytes("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700"), "exe",
            bytes("4d5a90000300000004000000ffff0000b800000000000000"), "html",
            "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
            "zip", bytes("504b0304140000000800"), "text", "Boarding pass".getBytes(StandardCharsets.UTF_8), "empty", new byte[0]);

    @Autowired
    Http http;

    @Autowired
    FileContents contents;

    @Autowired
    AttachingEvidence attaching;

    private Cast cast;
    private String visit;
    private String path;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        visit = cast.visit(xchange, cast.litek);
        path = "/api/registration/visits/" + visit + "/evidence";
        cast.command(cast.carmen, visit, "approval").expect(200);
        cast.command(cast.hanna, visit, "acceptance").expect(200);
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", visit, 5, xchange, Map.of("visitId", visit, "xchangeId", xchange)));
        eventually(() -> assertThat(get(cast.carmen).at("/state")).isEqualTo("COMPLETED"));
    }

    @ParameterizedTest
    @CsvSource({"pass.pdf,application/pdf,pdf,application/pdf", "Pass.PDF,application/octet-stream,pdf,application/pdf",
            "scan.png,image/png,png,image/png", "photo.jpg,image/jpeg,jpeg,image/jpeg",
            "photo.jpeg,application/octet-stream,jpeg,image/jpeg",
            "photo.webp,image/webp,webp,image/webp"})
    void takesWhatIsWhatItSays(String name, String declared, String content, String type) {
        var answer = http.as(cast.lina).upload(path, name, declared, CONTENTS.get(content)).expect(200);

        assertThat(answer.at("/evidence/0/name")).isEqualTo(name);
        assertThat(answer.at("/evidence/0/mediaType")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"pass.pdf,application/pdf,exe", "pass.pdf,application/pdf,png", "scan.png,application/pdf,png", "scan.png,image/jpeg,png",
            "pass.pdf.exe,application/pdf,pdf", "page.html,text/html,html", "pass.pdf,application/pdf,html", "all.zip,application/zip,zip",
            "pass.txt,text/plain,text", "pass.pdf,application/pdf,text", "pass.pdf,application/pdf,empty"})
    void refusesWhatLiesOrIsOfNoTypeThatIsTaken(String name, String declared, String content) {
        assertThat(http.as(cast.lina).upload(path, name, declared, CONTENTS.get(content)).expect(400).fields()).containsExactly("file");

        assertThat(get(cast.lina).json().path("evidence").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"../../etc/pass.pdf,pass.pdf", "C:\\\\Users\\\\lina\\\\pass.pdf,pass.pdf", "...pass.pdf,pass.pdf", "pass,pass.pdf",
            "my  boarding\tpass?.pdf,my boarding pass.pdf", "‮fdp.pass.pdf,fdp.pass.pdf"})
    void cleansNames(String name, String cleaned) {
        assertThat(http.as(cast.lina).upload(path, name, "application/pdf", PDF).expect(200).at("/evidence/0/name")).isEqualTo(cleaned);
    }

    @Test
    void takesFilesUpToEightMegabytes() {
        assertThat(http.as(cast.lina).upload(path, "pass.pdf", "application/pdf", Arrays.copyOf(PDF, EvidenceFile.LARGEST)).status())
                .isEqualTo(200);
        assertThat(http.as(cast.lina)
                .upload(path, "pass.pdf", "application/pdf", Arrays.copyOf(PDF, EvidenceFile.LARGEST + 1))
                .expect(400)
                .fields())
                .containsExactly("file");
        http.as(cast.lina).post(path, "{}").expect(400);
        assertThat(get(cast.lina).json().path("evidence").size()).isEqualTo(1);
    }

    @Test
    void givesFilesToThoseWhomTheyConcernAsFilesOnly() {
        var file = http.as(cast.lina).upload(path, "Bordkarte Zürich.pdf", "application/pdf", PDF).expect(200).at("/evidence/0/fileId");

        var answer = http.as(cast.carmen).get(path + "/" + file).expect(200);
        assertThat(answer.text()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
        assertThat(answer.header("Content-Disposition")).startsWith("attachment").contains("Z%C3%BCrich");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        for (var other : List.of(cast.hanna, cast.sofia, Tokens.operator(), Tokens.stranger())) {
            http.as(other).get(path + "/" + file).expect(403);
            http.as(other).get(path).expect(403);
            http.as(other).send("DELETE", path + "/" + file, null).expect(403);
            assertThat(http.as(other).upload(path, "mine.pdf", "application/pdf", PDF).status()).isEqualTo(403);
        }
        assertThat(get(cast.hanna).json().path("evidence").size()).isZero();
        assertThat(http.as(cast.lina).get(path).expect(200).at("/items/0/fileId")).isEqualTo(file);
        http.as(cast.lina).get(path + "/another-file").expect(404);
    }

    @Test
    void attachesOnceHoweverOftenTheCommandComesAndRefusesItsKeyForAnotherFile() {
        var lina = http.as(cast.lina).with("Idempotency-Key", UUID.randomUUID().toString());

        var first = lina.upload(path, "pass.pdf", "application/pdf", PDF).expect(200);
        assertThat(lina.upload(path, "pass.pdf", "application/pdf", PDF).expect(200).text()).isEqualTo(first.text());

        assertThat(lina.upload(path, "scan.png", "image/png", CONTENTS.get("png")).expect(422).at("/type"))
                .isEqualTo("urn:sojourn:problem:idempotency-key-reused");
        assertThat(get(cast.lina).json().path("evidence").size()).isEqualTo(1);
        assertThat(lina.with("If-Match", "\"1\"")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .upload(path, "scan.png", "image/png", CONTENTS.get("png"))
                .status()).isEqualTo(412);
        assertThat(get(cast.lina).json().path("evidence").size()).isEqualTo(1);
    }

    @Test
    void keepsFilesOfVisitsApartThoughTheirCommandsCameUnderOneKey() {
        var other = cast.visit(cast.xchange("2024-03-11", "2024-03-15", 3), cast.litek);
        cast.command(cast.carmen, other, "approval").expect(200);
        cast.command(cast.hanna, other, "acceptance").expect(200);
        var xchange = http.as(cast.lina).get("/api/registration/visits/" + other).at("/xchangeId");
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", other, 5, xchange, Map.of("visitId", other, "xchangeId", xchange)));
        eventually(() -> assertThat(http.as(cast.carmen).get("/api/registration/visits/" + other).at("/state")).isEqualTo("COMPLETED"));
        var lina = http.as(cast.lina).with("Idempotency-Key", UUID.randomUUID().toString());
        var pass = lina.upload(path, "pass.pdf", "application/pdf", PDF).expect(200).at("/evidence/0/fileId");

        lina.upload("/api/registration/visits/" + other + "/evidence", "scan.png", "image/png", CONTENTS.get("png")).expect(200);

        assertThat(contents.read(pass)).hasValueSatisfying(content -> assertThat(content).isEqualTo(PDF));
    }

    @Test
    void removesFilesUntilTheReportIsValidated() {
        var gone = http.as(cast.lina).upload(path, "pass.pdf", "application/pdf", PDF).expect(200).at("/evidence/0/fileId");
        http.as(cast.lina).send("DELETE", path + "/" + gone, null).expect(200);
        http.as(cast.lina).get(path + "/" + gone).expect(404);
        assertThat(contents.read(gone)).isEmpty();
        var kept = http.as(cast.lina).upload(path, "pass.pdf", "application/pdf", PDF).expect(200).at("/evidence/0/fileId");
        cast.command(cast.lina, visit, "closing-report", Map.of("summary", "Two suppliers found.")).expect(200);
        cast.command(cast.carmen, visit, "closing-report-validation").expect(200);

        http.as(cast.lina).send("DELETE", path + "/" + kept, null).expect(409);
        assertThat(http.as(cast.lina).upload(path, "late.pdf", "application/pdf", PDF).status()).isEqualTo(409);
        http.as(cast.carmen).get(path + "/" + kept).expect(200);
    }

    @Test
    void reapsAContentThatItsVisitNeverNamedAndSettlesOneThatItDoes() {
        var longAgo = Instant.now().minusSeconds(7_200);
        var orphan = "orphan-" + cast.programme;
        var fresh = "fresh-" + cast.programme;
        var named = http.as(cast.lina).upload(path, "pass.pdf", "application/pdf", PDF).expect(200).at("/evidence/0/fileId");
        contents.keep(orphan, visit, PDF, longAgo);
        contents.keep(fresh, visit, PDF, Instant.now());
        contents.unsettle(named, longAgo);

        attaching.reap();

        assertThat(contents.read(orphan)).isEmpty();
        assertThat(contents.read(fresh)).isPresent();
        assertThat(contents.read(named)).isPresent();
        assertThat(contents.unsettledSince(longAgo.plusSeconds(1))).extracting(FileContents.Unsettled::fileId).doesNotContain(named);
    }

    private Http.Answer get(String token) {
        return http.as(token).get("/api/registration/visits/" + visit);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
