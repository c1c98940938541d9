package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@SojournTest
class AgendaPrintTest {
    private final Story story;
    private final int port;

    @Autowired
    AgendaPrintTest(Http http, @LocalServerPort int port) {
        story = new Story(http);
        this.port = port;
    }

    @BeforeEach
    void theXchangeIsKnown() {
        story.organisationsAreValidated().xchangeIsOpened();
        eventually(() -> story.hanna().get(story.agendaPath()).expect(200));
    }

    @Test
    void printsEverySessionWithItsDay() throws Exception {
        story.hanna()
                .put(story.agendaPath(), Map.of("sessions", List.of(Story.session("<script>alert(1)</script>", "2024-03-04T09:00",
                        "2024-03-04T12:00"),
                        Map.of("title", "Lab tour", "topic", "Cryogenics", "starts", "2024-03-05T19:00", "ends", "2024-03-06T01:00",
                                "place",
                                "Schenefeld", "room", "XHQ E1.173", "speaker", "Ada Lovelace", "capacity", 12, "siteAccess", "Passport"))))
                .expect(200);

        var text = text(story.tokenOfHanna());

        assertThat(text).contains("Big Science suppliers at European XFEL", "Version 1, not yet confirmed by the host",
                "Monday 4 March 2024", "<script>alert(1)</script>", "Tuesday 5 March 2024", "XHQ E1.173", "Cryogenics", "Ada Lovelace",
                "Places: 12", "Site access: Passport");
    }

    @Test
    void printsTheTimeZoneThatWasNamed() throws Exception {
        story.hanna()
                .put(story.agendaPath(),
                        Map.of("timeZone", "Atlantic/Canary", "sessions",
                                List.of(Story.session("Tour", "2024-03-04T09:00", "2024-03-04T12:00"))))
                .expect(200);

        assertThat(text(story.tokenOfHanna())).contains("All times are in the time zone Atlantic/Canary.");
    }

    @Test
    void isNotThereWhileTheAgendaIsAwaitedAndClosedToOthers() {
        story.hanna().get(story.agendaPath() + ".pdf").expect(404);
        story.stranger().get(story.agendaPath() + ".pdf").expect(403);
    }

    private String text(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + story.agendaPath() + ".pdf"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
            try (var document = Loader.loadPDF(answer.body())) {
                return new PDFTextStripper().getText(document);
            }
        }
    }
}
