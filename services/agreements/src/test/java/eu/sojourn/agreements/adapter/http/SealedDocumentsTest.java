package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import eu.sojourn.verifier.Verification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people take home of an agreement, and that it can be checked without us. */
@SojournTest
class SealedDocumentsTest {
    private final Story story;
    private final int port;

    @Autowired
    SealedDocumentsTest(Http http, @LocalServerPort int port) {
        this.story = new Story(http);
        this.port = port;
    }

    @Test
    void handsOutTheSealedDocumentOfAnAnnexInForce() throws Exception {
        story.annexIsInForce();
        eventually(() -> assertThat(seals(annex())).isEqualTo(1));

        var pdf = download(annex() + ".pdf");

        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment", "annex-" + story.visit + ".pdf");
        assertThat(Verification.of(pdf.body(), download(annex() + ".log").body(), certificate()))
                .anyMatch(finding -> finding.says().contains("has the SHA-256 that came into force, " + story.hash()))
                .matches(Verification::isGood);
    }

    @Test
    void handsOutTheSealedDocumentOfAHostCommitment() throws Exception {
        story.isReady().commitmentIsSigned();
        eventually(() -> assertThat(seals(commitment())).isEqualTo(1));

        assertThat(Verification.of(download(commitment() + ".pdf").body(), download(commitment() + ".log").body(), certificate()))
                .anyMatch(finding -> finding.says().startsWith(story.host + " signed it"))
                .matches(Verification::isGood);
    }

    /** What is said about an ending is for those who prepare the commitment; visitors read its log too. */
    @Test
    void keepsTheReasonOfAnEndingOutOfTheLogThatVisitorsDownload() {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(seals(commitment())).isEqualTo(1));
        var lastDay = LocalDate.now(ZoneOffset.UTC).toString();
        story.hanna()
                .post(story.commitmentPath() + "/termination", Map.of("lastDay", lastDay, "reason", "We no longer trust INEUSTAR."))
                .expect(200);

        var log = story.sofia().get(story.commitmentPath() + "/document.log").expect(200).text();

        assertThat(log).contains("TERMINATED", lastDay).doesNotContain("INEUSTAR");
        assertThat(story.sofia().get(story.commitmentPath()).expect(200).text()).doesNotContain("INEUSTAR");
    }

    @Test
    void makesOneDocumentHoweverOftenItIsHeardThatTheAnnexIsInForce() throws Exception {
        story.annexIsInForce();
        eventually(() -> assertThat(seals(annex())).isEqualTo(1));
        var first = download(annex() + ".pdf").body();
        var said = Wire.records("agreements.xchanges")
                .stream()
                .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("annex-in-force")
                        && new String(bytes, StandardCharsets.UTF_8).contains(story.visit))
                .toList();

        for (var sequence = 100; sequence < 103; sequence++) {
            said.forEach(bytes -> Wire.say("agreements.xchanges", story.xchange, bytes));
            Wire.say("agreements.xchanges", story.xchange, Wire.event("agreements.annex-in-force.v1", story.visit, sequence, story.xchange,
                    Map.of("visitId", story.visit, "xchangeId", story.xchange, "textSha256", story.hash())));
        }
        var after = new Story(story.anyone()).annexIsInForce();

        eventually(
                () -> assertThat(after.hanna().get("/api/agreements/annexes/" + after.visit + "/document.log").text()).contains("SEALED"));
        assertThat(seals(annex())).isEqualTo(1);
        assertThat(download(annex() + ".pdf").body()).isEqualTo(first);
    }

    @Test
    void makesAnotherDocumentWhenTheAnnexIsInForceAnewAndKeepsTheFirst() throws Exception {
        story.annexIsInForce();
        eventually(() -> assertThat(seals(annex())).isEqualTo(1));
        var first = download(annex() + ".pdf").body();

        story.agendaIsConfirmed("Another tour");
        eventually(() -> story.annexIs("AWAITING_SIGNATURES"));
        assertThat(download(annex() + ".pdf").body()).isEqualTo(first);
        story.annexIsSigned();
        eventually(() -> assertThat(seals(annex())).isEqualTo(2));

        var log = download(annex() + ".log").body();
        var second = download(annex() + ".pdf").body();
        assertThat(second).isNotEqualTo(first);
        assertThat(Verification.of(second, log, certificate())).matches(Verification::isGood);
        var kept = download(annex() + ".pdf?sha256=" + sha256(first)).body();
        assertThat(kept).isEqualTo(first);
        assertThat(Verification.of(kept, log, certificate())).matches(Verification::isGood)
                .anyMatch(finding -> finding.says().contains("REOPENED"));
    }

    @Test
    void hasNoDocumentBeforeAllHaveSigned() {
        story.annexAwaitsSignatures();

        story.hanna().get(annex() + ".pdf").expect(404);
        assertThat(story.hanna().get(annex() + ".log").expect(200).text()).contains("COMPOSED").endsWith("\n");
        story.hanna().get(annex() + ".pdf?sha256=nonsense").expect(400);
        story.hanna().get(annex() + ".pdf?sha256=" + "0".repeat(64)).expect(404);
    }

    @Test
    void handsOutTheCertificateToEverybody() {
        assertThat(story.anyone().get("/api/agreements/certificate.pem").expect(200).text()).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(story.anyone().as("nonsense").get(annex() + ".log").status()).isEqualTo(401);
    }

    private long seals(String document) {
        return story.hanna().get(document + ".log").expect(200).text().lines().filter(line -> line.contains("\"act\":\"SEALED\"")).count();
    }

    private X509Certificate certificate() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(download("/api/agreements/certificate.pem").body()));
    }

    private String annex() {
        return story.annexPath() + "/document";
    }

    private String commitment() {
        return story.commitmentPath() + "/document";
    }

    private static String sha256(byte[] bytes) {
        return Sha256.of(bytes).hex();
    }

    private HttpResponse<byte[]> download(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + Tokens.person("hanna").role("host").organisation(story.host).token());
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
