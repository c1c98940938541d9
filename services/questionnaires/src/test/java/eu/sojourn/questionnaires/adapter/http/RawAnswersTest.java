package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.questionnaires.Progress.file;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.questionnaires.Progress;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import tools.jackson.databind.JsonNode;

/** Raw answers beside what respondents answer here, and of organisations. */
@SojournTest
class RawAnswersTest {

    private static final String LINKED = "/api/questionnaires/linked";
    private static final String RAW = file("wave-1.responses.csv");

    @Autowired
    private Http http;

    private final String story = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void leaveAloneWhatRespondentsAnswered() {
        Progress progress = new Progress(story, http).opened("first", "wave-1");
        progress.importResponses("first", header() + row("GCA")).expect(200);
        Answer answered = holder(progress, "GCA").post(LINKED + "/response", Map.of("answers", corrected(progress))).expect(200);
        assertThat(answered.json().path("responses")).hasSize(2);

        JsonNode imported = progress.importResponses("first", RAW.replace(row("GCA"), other(row("GCA")))).expect(200).json();

        assertThat(imported.path("imported").asInt()).isEqualTo(16);
        assertThat(imported.path("unchanged").asInt()).isZero();
        assertThat(names(imported)).containsExactly("GCA");
        assertThat(sources(progress, "GCA")).containsExactly("IMPORT", "LINK");
    }

    @Test
    void leaveDraftsBesideThem() {
        Progress progress = new Progress(story, http).opened("first", "wave-1");
        holder(progress, "MAGIA").put(LINKED + "/draft", Map.of("answers", Map.of("usefulness", 4))).expect(200);

        progress.importResponses("first", header() + row("MAGIA")).expect(200);

        assertThat(sources(progress, "MAGIA")).containsExactly("IMPORT");
        assertThat(holder(progress, "MAGIA").get(LINKED).expect(200).json().at("/draft/usefulness").asInt()).isEqualTo(4);
    }

    @Test
    void leaveAloneWhatWasImportedOfALaterTime() {
        Progress progress = new Progress(story, http).opened("first", "wave-1");
        progress.importResponses("first", header() + row("GCA")).expect(200);
        String other = other(row("GCA"));

        JsonNode older = progress.importResponses("first", header() + other.replace("T10:31:00Z", "T10:30:59Z")).expect(200).json();
        JsonNode same = progress.importResponses("first", header() + other).expect(200).json();

        assertThat(names(older)).containsExactly("GCA");
        assertThat(older.path("imported").asInt()).isZero();
        assertThat(names(same)).isEmpty();
        assertThat(same.path("imported").asInt()).isEqualTo(1);
    }

    @Test
    void ofOrganisationsCanBeImportedAgain() {
        Progress progress = new Progress(story, http);
        String organisationId = known(progress);
        for (String wave : List.of("first", "copy")) {
            openedFor(progress, wave, List.of(Map.of("organisationId", organisationId)));
        }
        progress.importResponses("first", header() + row("GCA").replace("GCA,first-strand", organisationId + ",all")).expect(200);
        String exported = progress.own()
                .get("/api/questionnaires/results/export?format=csv&part=ANSWERS&waveId=" + progress.waveId("first"))
                .expect(200)
                .text();

        JsonNode imported = progress.importResponses("copy", exported).expect(200).json();

        assertThat(exported).contains(organisationId + ",Gaia of " + story + ",all,");
        assertThat(imported.path("imported").asInt()).isEqualTo(1);
    }

    @Test
    void namesWhoIsCalledLikeSomebodyElse() {
        Progress progress = new Progress(story, http);
        String organisationId = known(progress);
        openedFor(progress, "first", List.of(Map.of("organisationId", organisationId), Map.of("name", organisationId)));

        Answer refused = progress.importResponses("first", header() + row("GCA").replace("GCA,first-strand", organisationId + ",all"))
                .expect(400);

        assertThat(refused.reasons()).containsExactly("AMBIGUOUS");
        assertThat(refused.fields()).containsExactly("A2");
        assertThat(progress.monitor("first").json().at("/all/submitted").asInt()).isZero();
    }

    private String known(Progress progress) {
        String organisationId = "gaia-" + story;
        progress.validated(organisationId, "Gaia of " + story, "SE", "SME");
        return organisationId;
    }

    private void openedFor(Progress progress, String wave, List<Map<String, String>> invitees) {
        progress.plan(wave);
        eventually(() -> progress.own().put(progress.at(wave, "/invitees"), Map.of("invitees", invitees)).expect(200));
        progress.open(wave);
    }

    private Map<String, Object> corrected(Progress progress) {
        JsonNode answers = progress.own()
                .get("/api/questionnaires/results/export?format=json&waveId=" + progress.waveId("first"))
                .expect(200)
                .json()
                .at("/answers/0/answers");
        Map<String, Object> corrected = new LinkedHashMap<>();
        answers.properties().forEach(each -> corrected.put(each.getKey(), each.getValue()));
        corrected.put("usefulness", 5);
        return corrected;
    }

    private Http holder(Progress progress, String name) {
        String address = progress.own().get(invitation(progress, name) + "/link").expect(200).at("/address");
        return http.with("Sojourn-Link", address.substring(address.lastIndexOf('/') + 1));
    }

    private static List<String> sources(Progress progress, String name) {
        return progress.own()
                .get(invitation(progress, name))
                .expect(200)
                .json()
                .path("responses")
                .valueStream()
                .map(each -> each.path("source").asString())
                .toList();
    }

    private static String invitation(Progress progress, String name) {
        return "/api/questionnaires/invitations/"
                + Invitation.idOf(new WaveId(progress.waveId("first")), Invitee.named("first-strand", name).key()).value();
    }

    private static List<String> names(JsonNode imported) {
        return imported.path("overtaken").valueStream().map(JsonNode::asString).toList();
    }

    /** The row with another answer. */
    private static String other(String row) {
        String other = row.replace(",46,", ",47,");
        assertThat(other).isNotEqualTo(row);
        return other;
    }

    private static String header() {
        return RAW.substring(0, RAW.indexOf('\n') + 1);
    }

    private static String row(String name) {
        return RAW.lines().filter(line -> line.startsWith(name + ",")).findFirst().orElseThrow() + "\n";
    }
}
