package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SojournTest
class AgendaVersionsTest {
    private final Story story;
    private final String path;

    @Autowired
    AgendaVersionsTest(Http http) {
        story = new Story(http);
        path = "/api/agreements/agendas/" + story.xchange + "/versions";
    }

    @BeforeEach
    void theXchangeIsKnown() {
        story.organisationsAreValidated().xchangeIsOpened();
        eventually(() -> story.hanna().get(story.agendaPath()).expect(200));
    }

    @Test
    void keepsEveryVersionWithWhoProposedItAndWhatBecameOfIt() {
        proposes("First");
        story.hanna()
                .post(story.agendaPath() + "/change-requests",
                        Map.of("version", 1, "requests", List.of(Map.of("sessionId", "session-1", "wish", "Later"))))
                .expect(200);
        proposes("Second");
        proposes("Third");
        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 3)).expect(200);
        proposes("Fourth");
        story.hanna().put(story.agendaPath(), Story.agenda("Fifth")).expect(200);

        var listed = story.hanna().get(path).expect(200).json().at("/items");

        assertThat(each(listed, "/version")).containsExactly("5", "4", "3", "2", "1");
        assertThat(each(listed, "/state")).containsExactly("PROPOSED", "PROPOSED", "CONFIRMED", "PROPOSED", "CHANGES_REQUESTED");
        assertThat(each(listed, "/inForce")).containsExactly("false", "false", "true", "false", "false");
        assertThat(each(listed, "/proposedBy")).containsExactly("hanna", "carmen", "carmen", "carmen", "carmen");
        assertThat(each(listed, "/changeRequests")).containsExactly("0", "0", "0", "0", "1");
        assertThat(each(listed, "/proposedAt")).allMatch(at -> at.matches("20.*Z"));
        var first = story.carmen().get(path + "/1").expect(200);
        assertThat(first.at("/sessions/0/title")).isEqualTo("First");
        assertThat(first.at("/changeRequests/0/wish")).isEqualTo("Later");
        assertThat(story.carmen().get(path + "/2").expect(200).at("/sessions/0/title")).isEqualTo("Second");
    }

    @Test
    void tellsWhatChangedBetweenTwoVersions() {
        proposes("Tour");
        var moved = new HashMap<String, Object>(Story.session("Tour", "2024-03-05T09:00", "2024-03-05T12:00"));
        moved.put("sessionId", "session-1");
        story.carmen()
                .put(story.agendaPath(),
                        Map.of("timeZone", "Europe/London", "sessions",
                                List.of(moved, Story.session("Dinner", "2024-03-05T19:00", "2024-03-05T21:00"))))
                .expect(200);

        var forth = story.hanna().get(path + "/2?since=1").expect(200);
        var back = story.hanna().get(path + "/1?since=2").expect(200);

        assertThat(each(forth.json().at("/difference/sessions"), "/change")).containsExactly("CHANGED", "ADDED");
        assertThat(each(forth.json().at("/difference/sessions/0/fields"), "")).containsExactly("starts", "ends");
        assertThat(forth.at("/difference/sessions/0/before/starts")).isEqualTo("2024-03-04T09:00:00");
        assertThat(forth.at("/difference/timeZoneBefore")).isEqualTo("Europe/Berlin");
        assertThat(forth.at("/timeZone")).isEqualTo("Europe/London");
        assertThat(each(back.json().at("/difference/sessions"), "/change")).containsExactly("CHANGED", "REMOVED");
    }

    @Test
    void isReadPageByPage() {
        IntStream.rangeClosed(1, 5).forEach(number -> proposes("Tour " + number));
        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 5)).expect(200);
        proposes("Tour 6");
        proposes("Tour 7");
        var read = new ArrayList<String>();
        var after = "";

        do {
            var page = story.hanna().get(path + "?limit=2" + (after.isEmpty() ? "" : "&after=" + after)).expect(200);
            read.addAll(each(page.json().at("/items"), "/version"));
            after = page.json().at("/next").asString("");
        } while (!after.isEmpty());

        assertThat(read).containsExactly("7", "6", "5", "4", "3", "2", "1");
    }

    /** Each of the largest agendas fills a good part of a document of the database, which may have 16 MB. */
    @Test
    void keepsMoreVersionsOfTheLargestAgendasThanADocumentCanHold() {
        var versions = 9;
        for (var version = 1; version <= versions; version++) {
            story.hanna().put(story.agendaPath(), largest(version)).expect(200);
        }

        assertThat(each(story.hanna().get(path).expect(200).json().at("/items"), "/version")).hasSize(versions).endsWith("2", "1");
        assertThat(story.hanna().get(path + "/1").expect(200).json().at("/sessions").size()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"/3,404", "/0,404", "/x,400", "/1?since=3,404", "/1?since=x,400", "?after=x,400", "?after=0,400", "?limit=0,400"})
    void refusesWhatIsNotThere(String query, int status) {
        proposes("Tour");
        proposes("Another tour");

        story.hanna().get(path + query).expect(status);
    }

    @Test
    void isClosedToThoseWhoDoNotPrepareTheAgenda() {
        story.visitIsAccepted().agendaIsConfirmed();
        eventually(() -> story.sofia().get(story.agendaPath()).expect(200));

        for (var other : List.of(story.sofia(), story.stranger())) {
            other.get(path).expect(403);
            other.get(path + "/1").expect(403);
        }
    }

    private void proposes(String title) {
        story.carmen().put(story.agendaPath(), Story.agenda(title)).expect(200);
    }

    private static Map<String, Object> largest(int version) {
        var line = "\u4e00".repeat(200);
        return Map.of("sessions", IntStream.range(0, 500)
                .mapToObj(number -> Map.of("title", (version + " " + number + " " + line).substring(0, 200), "topic", line, "starts",
                        "2024-03-04T09:00", "ends", "2024-03-04T12:00", "place", line, "room", line, "speaker", line, "siteAccess",
                        line + line))
                .toList());
    }

    private static List<String> each(JsonNode list, String pointer) {
        return list.valueStream().map(item -> item.at(pointer).asString()).toList();
    }
}
