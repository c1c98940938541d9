package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.PdfA;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** What can be taken home. */
@SojournTest
class PrintedTest {

    @Autowired
    private Http http;

    @LocalServerPort
    private int port;

    private final Visit visit = Completion.of(UUID.randomUUID().toString().substring(0, 8));
    private String invitation;

    @BeforeEach
    void answers() {
        visit.invited(http);
        invitation = visit.visitorInvitation();
        http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers",
                        Map.of("outcome", "COOPERATION_POSSIBLE", "days-attended", 4, "remarks", "Größe <script> שלום 日本\nlast line",
                                "agreements",
                                List.of(Map.of("kind", "RESEARCH", "counterparty", Map.of("name", "Vacuum Works"), "status", "SIGNED")))))
                .expect(200);
    }

    @Test
    void printsAnswersInTheLanguageAskedWithWhatWasTypedAsText() throws Exception {
        HttpResponse<byte[]> german = get(visit.visitor(), invitation + "/answers.pdf?language=de");

        assertThat(german.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(german.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(PdfA.violations(german.body())).isEmpty();
        assertThat(textOf(german.body())).contains("Abgegeben am", "Größe <script> [U+05E9]", "last line", "Vacuum Works", "Keine Antwort");
        assertThat(textOf(get(visit.coordinator(), invitation + "/answers.pdf").body())).contains("Submitted on", "How was your visit?");
        assertThat(get(visit.visitor(), invitation + "/answers.pdf?language=tlh-x-y-z").statusCode()).isEqualTo(400);
        assertThat(get(visit.host(), invitation + "/answers.pdf").statusCode()).isEqualTo(403);
    }

    @Test
    void printsAnswersForTheHolderOfALink() throws Exception {
        String token = http.as(visit.coordinator())
                .get(invitation + "/link")
                .expect(200)
                .text()
                .replaceAll("(?s).*/answer/([A-Za-z0-9._-]+).*", "$1");

        HttpResponse<byte[]> pdf = send(request("/api/questionnaires/linked/answers.pdf").header("Sojourn-Link", token));

        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(textOf(pdf.body())).contains("Vacuum Works");
    }

    @Test
    void fillsTheOfficialFormFromOneAnswerAndNamesWhatIsMissing() throws Exception {
        String path = "/api/questionnaires/visits/" + visit.visitId() + "/official-form";

        JsonNode form = http.as(visit.coordinator()).get(path).expect(200).json();

        assertThat(form.at("/facts/WORKING_DAYS").asString()).isEqualTo("5");
        assertThat(field(form, "days").path("value").asInt()).isEqualTo(4);
        assertThat(field(form, "outcome").path("text").asString()).isEqualTo("Cooperation is possible");
        assertThat(form.path("missing").valueStream().map(JsonNode::asString))
                .contains("XCHANGE_TITLE", "benefits", "host-outcome", "host-days")
                .doesNotContain("days", "outcome", "WORKING_DAYS");

        http.as(visit.host())
                .post(visit.hostInvitation() + "/response",
                        Map.of("answers", Map.of("outcome", "NO_INTEREST")))
                .expect(200);

        assertThat(http.as(visit.coordinator()).get(path).json().path("missing").valueStream().map(JsonNode::asString))
                .as("what is not asked of the host is not missing")
                .contains("benefits")
                .doesNotContain("host-outcome", "host-days");
        byte[] pdf = get(visit.coordinator(), path + ".pdf?language=fr").body();
        assertThat(PdfA.violations(pdf)).isEmpty();
        assertThat(textOf(pdf)).contains("Formulaire officiel", "Jours ouvrables", "4 mars 2024");
        assertThat(http.as(visit.visitor()).get(path).status()).isEqualTo(403);
    }

    @Test
    void saysOfAVisitThatIsNotOverThatItHasNoOfficialFormYet() {
        Completion.Visit coming = Completion.of("coming-" + visit.story());
        String path = "/api/questionnaires/visits/" + coming.visitId() + "/official-form";
        assertThat(http.as(coming.coordinator()).get(path).status()).as("nobody has heard of it").isEqualTo(404);

        coming.say(Wire.event("registration.visit-submitted.v1", coming.visitId(), 1, coming.xchangeId(), coming.data()));

        eventually(() -> assertThat(http.as(coming.coordinator()).get(path).status()).isEqualTo(409));
        assertThat(http.as(coming.coordinator()).get(path).reasons()).containsExactly("VISIT_NOT_OVER");
        assertThat(http.as(coming.coordinator()).get(path + ".pdf").reasons()).containsExactly("VISIT_NOT_OVER");
        assertThat(http.as(visit.coordinator()).get(path).status()).as("another programme's").isEqualTo(403);
        coming.invited(http);
        http.as(coming.coordinator()).get(path).expect(200);
    }

    private static JsonNode field(JsonNode form, String name) {
        return form.path("fields").valueStream().filter(field -> field.path("field").asString().equals(name)).findFirst().orElseThrow();
    }

    private HttpResponse<byte[]> get(String token, String path) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String textOf(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
