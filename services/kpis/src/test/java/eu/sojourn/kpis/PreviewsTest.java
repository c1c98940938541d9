package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** Whether visits will count, before they are over. Each test has a programme of its own. */
@SojournTest
class PreviewsTest {

    private final Http http;

    PreviewsTest(@Autowired Http http) {
        this.http = http;
    }

    @Test
    void tellsThatAVisitWillCountAndWhatIsStillMissing() {
        var story = new Story("willcount-x", "willcount");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").accepted().signed().committed();
        say(story);

        eventually(() -> {
            var preview = preview("willcount", "visitId=willcount-x-dk");
            assertThat(preview.path("message").asString())
                    .isEqualTo("This visit will count for the VOP biginn if all that is still to come goes well.");
            assertThat(preview.path("counts").asString()).isEqualTo("WILL_COUNT");
            assertThat(preview.path("partnershipId").asString()).isEqualTo("biginn");
            assertThat(preview.at("/reasons/0/code").asString()).isEqualTo("counted");
            assertThat(preview.path("missing").valueStream().map(step -> step.path("milestone").asString())).containsExactly(
                    "visit-started",
                    "visit-completed", "closing-report-filed", "closing-report-validated");
            assertThat(preview.path("indicators")).extracting(one -> one.path("kpi").asString(), one -> one.path("now").asString(),
                    one -> one.path("then").asString())
                    .contains(tuple("visits-committed", "COUNTS", "COUNTS"), tuple("visits-counted", "COUNTS_NOT_YET", "COUNTS"),
                            tuple("visits-supported-not-counted", "COUNTS_NOT", "COUNTS_NOT"));
        });
    }

    @Test
    void namesTheVisitThatCountsInPlaceOfASecondOne() {
        var story = new Story("second-x", "second");
        story.visit("first", "litek", true).submitted().approved("830.00").accepted();
        story.visit("second", "litek", false).submitted().approved("830.00");
        story.visit("other", "ineustar", true).submitted().approved("830.00");
        say(story);

        eventually(() -> {
            var preview = preview("second", "visitId=second-x-second");
            assertThat(preview.path("counts").asString()).isEqualTo("WILL_NOT_COUNT");
            assertThat(preview.at("/reasons/0/code").asString()).isEqualTo("beyond-counted-visit");
            assertThat(preview.path("others")).extracting(JsonNode::toString)
                    .containsExactly("{\"visitId\":\"second-x-first\",\"firstDay\":\"2024-03-04\",\"lastDay\":\"2024-03-08\"}");
        });
        assertThat(preview("second", "visitingOrganisationId=litek").path("counts").asString()).as("a third one")
                .isEqualTo("WILL_NOT_COUNT");
        assertThat(preview("second", "visitingOrganisationId=litek&mode=VIRTUAL").at("/reasons/0/code").asString()).isEqualTo("virtual");
        assertThat(preview("second", "visitingOrganisationId=nobody-yet").path("counts").asString()).isEqualTo("WILL_COUNT");
    }

    @Test
    void leavesUndecidedWhichOfSeveralApplicationsWillCount() {
        var story = new Story("several-x", "several");
        story.visit("one", "litek", true).submitted();
        story.visit("two", "litek", true).submitted();
        story.visit("gone", "litek", true).submitted().withdrawn();
        say(story);

        eventually(() -> {
            var preview = preview("several", "visitId=several-x-one");
            assertThat(preview.path("counts").asString()).isEqualTo("UNDECIDED");
            assertThat(preview.path("others")).extracting(other -> other.path("visitId").asString()).containsExactly("several-x-two");
        });
    }

    @Test
    void tellsOfAVisitThatIsOverWhatItCounts() {
        Story.whole("over-x", "over").forEach(event -> Wire.say(event.topic(), event.key(), event.value()));

        eventually(() -> {
            assertThat(preview("over", "visitId=over-x-dk").path("counts").asString()).isEqualTo("COUNTS");
            assertThat(preview("over", "visitId=over-x-se").path("message").asString())
                    .isEqualTo("This visit does not count for the VOP biginn.");
            assertThat(preview("over", "visitId=over-x-se").path("missing")).isEmpty();
        });
    }

    @Test
    void isOpenToThoseWhomItConcerns() {
        var story = new Story("concerned-x", "concerned");
        story.visit("dk", "bigscience-dk", true).submitted();
        say(story);
        var path = "/api/kpis/programmes/concerned/previews?visitId=concerned-x-dk";
        eventually(() -> http.as(Tokens.operator()).get(path).expect(200));

        for (var reader : List.of(Tokens.coordinator("concerned", "concerned"), Tokens.coordinator("another", "biginn"),
                Tokens.person("dagny").organisation("bigscience-dk").token(), Tokens.person("auditor").role("auditor").token())) {
            http.as(reader).get(path).expect(200);
        }
        for (var stranger : List.of(Tokens.coordinator("another", "another"), Tokens.person("hanna").organisation("european-xfel").token(),
                Tokens.stranger())) {
            http.as(stranger).get(path).expect(403);
        }
        var visitor = http.as(Tokens.person("dagny").organisation("bigscience-dk").token());
        visitor.get("/api/kpis/programmes/concerned/previews?visitingOrganisationId=bigscience-dk").expect(200);
        visitor.get("/api/kpis/programmes/concerned/previews?visitingOrganisationId=litek").expect(403);
        visitor.get("/api/kpis/programmes/concerned/previews?visitId=no-such").expect(403);
        http.as(Tokens.operator()).get("/api/kpis/programmes/concerned/previews?visitId=no-such").expect(404);
        http.as(Tokens.operator()).get("/api/kpis/programmes/another/previews?visitId=concerned-x-dk").expect(404);
    }

    @ParameterizedTest
    @CsvSource({"'',visitId", "visitId=UPPER!,visitId", "visitingOrganisationId=UPPER!,visitingOrganisationId",
            "visitingOrganisationId=litek&mode=ABROAD,mode"})
    void namesTheParameterThatIsWrong(String query, String parameter) {
        assertThat(http.as(Tokens.operator()).get("/api/kpis/programmes/biginn/previews?" + query).expect(400).fields())
                .containsExactly(parameter);
    }

    private static void say(Story story) {
        story.sent().forEach(event -> Wire.say(event.topic(), event.key(), event.value()));
    }

    private JsonNode preview(String programmeId, String query) {
        return http.as(Tokens.operator()).get("/api/kpis/programmes/" + programmeId + "/previews?" + query).expect(200).json();
    }
}
