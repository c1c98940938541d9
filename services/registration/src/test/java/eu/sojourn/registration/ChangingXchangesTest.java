package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An Xchange whose plan changes, and what that does to its visits. */
@SojournTest
class ChangingXchangesTest {

    @Autowired
    Http http;

    private Cast cast;
    private String xchange;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
    }

    @Test
    void changesADraftFreelyAndTellsNobody() {
        cast.organisation("dti-" + cast.programme, "DTI", "DK", "CLUSTER_ORGANISATION", true);
        var draft = http.as(cast.carmen).post("/api/registration/xchanges", cast.plan("2024-06-03", "2024-06-07", 3)).at("/xchangeId");
        var plan = new HashMap<>(cast.plan("2024-07-01", "2024-07-02", 1));
        plan.putAll(Map.of("hostOrganisationId", "dti-" + cast.programme, "format", "ONE_TO_ONE", "mode", "VIRTUAL", "travelDays", 2,
                "purposes", List.of("BENCHMARKING"), "activityTypes", List.of("WORKSHOP", "SITE_VISIT"), "sectors", List.of("photonics"),
                "description", "A day in the laboratory.", "place", "Taastrup"));
        plan.put("linkedEvent", Map.of("name", "LASER", "kind", "FAIR", "firstDay", "2024-06-30", "lastDay", "2024-07-03"));

        http.as(cast.carmen).put("/api/registration/xchanges/" + draft, plan).expect(200);

        var changed = get(draft).json();
        assertThat(changed.path("hostCountry").asString()).isEqualTo("DK");
        assertThat(changed.path("format").asString()).isEqualTo("ONE_TO_ONE");
        assertThat(changed.path("travelDays").asInt()).isEqualTo(2);
        assertThat(changed.path("workingDays").asInt()).isEqualTo(2);
        assertThat(changed.path("activityTypes").toString()).isEqualTo("[\"SITE_VISIT\",\"WORKSHOP\"]");
        assertThat(changed.path("linkedEvent").path("name").asString()).isEqualTo("LASER");
        assertThat(changed.path("state").asString()).isEqualTo("DRAFT");
        assertThat(Wire.heard("registration.xchanges", draft)).isEmpty();
    }

    @Test
    void saysBeforehandWhatShorterDatesDoToEachVisit() {
        var approved = cast.visit(xchange, cast.litek);
        cast.command(cast.carmen, approved, "approval").expect(200);
        var submitted = cast.visit(xchange, cast.ineustar);
        var before = get(xchange);

        var preview = previewed(cast.plan("2024-04-02", "2024-04-03", 3));

        assertThat(preview.path("visitsAffected").asInt()).isEqualTo(2);
        for (var visit : List.of(approved, submitted)) {
            var change = change(preview, visit);
            assertThat(change.path("previousFirstDay").asString()).isEqualTo("2024-03-04");
            assertThat(change.path("firstDay").asString()).isEqualTo("2024-04-02");
            assertThat(change.path("previousLumpSum").path("amount").asString()).isEqualTo("830.00");
            assertThat(change.path("lumpSum").path("amount").asString()).isEqualTo("415.00");
            assertThat(change.path("reasons").valueStream().map(reason -> reason.path("code").asString())).containsExactly("TOO_SHORT");
        }
        assertThat(get(xchange).text()).isEqualTo(before.text());
        assertThat(get(xchange).header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    void judgesByTheRulesThatAVisitHasPinnedAndTheRateOfItsNewFirstDay() {
        publish(cast.rules().replace("}],", "},{\"effectiveFrom\":\"2024-04-01\",\"byHostCountry\":" + rates(900) + "}],"));
        var approved = cast.visit(xchange, cast.litek);
        cast.command(cast.carmen, approved, "approval").expect(200);
        publish(cast.rules().replace("\"DE\":900", "\"DE\":222"));
        var submitted = cast.visit(xchange, cast.ineustar);

        var preview = previewed(cast.plan("2024-04-08", "2024-04-12", 3));

        assertThat(change(preview, approved).path("previousLumpSum").path("amount").asString()).isEqualTo("830.00");
        assertThat(change(preview, approved).path("lumpSum").path("amount").asString()).isEqualTo("900.00");
        assertThat(change(preview, submitted).path("lumpSum").path("amount").asString()).isEqualTo("222.00");
    }

    @Test
    void answersAChangeWithWhatItDoesToEachVisit() {
        var visit = cast.visit(xchange, cast.litek);
        var seen = String.valueOf(get(xchange).header("ETag"));
        var key = UUID.randomUUID().toString();

        var changed = http.as(cast.carmen)
                .with("If-Match", seen)
                .with("Idempotency-Key", key)
                .put("/api/registration/xchanges/" + xchange, cast.plan("2024-03-11", "2024-03-13", 2))
                .expect(200);

        assertThat(changed.at("/firstDay")).isEqualTo("2024-03-11");
        assertThat(changed.at("/capacity")).isEqualTo("2");
        assertThat(change(changed.json(), visit).path("lumpSum").path("amount").asString()).isEqualTo("415.00");
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        http.as(cast.carmen)
                .with("If-Match", seen)
                .with("Idempotency-Key", key)
                .put("/api/registration/xchanges/" + xchange, cast.plan("2024-03-11", "2024-03-13", 2))
                .expect(200);
        http.as(cast.carmen)
                .with("If-Match", seen)
                .put("/api/registration/xchanges/" + xchange, cast.plan("2024-03-18", "2024-03-20", 2))
                .expect(412);
    }

    @Test
    void letsVisitsFollowJustAsTheChangeSaid() {
        var approved = cast.visit(xchange, cast.litek);
        cast.command(cast.carmen, approved, "approval").expect(200);
        var submitted = cast.visit(xchange, cast.ineustar);
        cast.organisation("dti-" + cast.programme, "DTI", "DK", "CLUSTER_ORGANISATION", true);
        var declined = cast.visit(xchange, "dti-" + cast.programme);
        cast.command(cast.carmen, declined, "decline", Map.of("reasons", List.of("No."))).expect(200);

        var changed = http.as(cast.carmen)
                .put("/api/registration/xchanges/" + xchange, cast.plan("2024-04-02", "2024-04-03", 3))
                .expect(200)
                .json();

        assertThat(changed.path("visitsAffected").asInt()).isEqualTo(2);
        for (var visit : List.of(approved, submitted)) {
            eventually(() -> assertThat(visit(visit).path("firstDay").asString()).isEqualTo("2024-04-02"));
            assertThat(visit(visit).path("lastDay").asString()).isEqualTo(change(changed, visit).path("lastDay").asString());
        }
        assertThat(visit(approved).path("lumpSum")).isEqualTo(change(changed, approved).path("lumpSum"));
        assertThat(visit(approved).path("ruleSetVersion").asInt()).isEqualTo(1);
        assertThat(visit(declined).path("firstDay").asString()).isEqualTo("2024-03-04");
        eventually(() -> assertThat(Wire.heard("registration.xchanges", approved)).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo("registration.visit-rescheduled.v1");
            assertThat(event.data().path("objections").toString()).contains("TOO_SHORT");
            assertThat(event.data().path("previousLumpSum").path("amount").asString()).isEqualTo("830.00");
        }));
    }

    @Test
    void cancelsItsVisitsForTheSameReasons() {
        var visit = cast.visit(xchange, cast.litek);
        cast.command(cast.carmen, visit, "approval").expect(200);

        http.as(cast.carmen)
                .post("/api/registration/xchanges/" + xchange + "/cancellation", Map.of("reasons", List.of("The laboratory is closed.")))
                .expect(200);

        eventually(() -> assertThat(visit(visit).path("state").asString()).isEqualTo("CANCELLED"));
        assertThat(visit(visit).path("reasons").toString()).contains("The laboratory is closed.");
    }

    private JsonNode visit(String id) {
        return http.as(cast.carmen).get("/api/registration/visits/" + id).expect(200).json();
    }

    @Test
    void keepsTheHostFormatAndModeThatVisitorsAppliedFor() {
        var plan = new HashMap<>(cast.plan("2024-03-04", "2024-03-08", 1));
        plan.putAll(Map.of("hostOrganisationId", cast.litek, "format", "ONE_TO_ONE", "mode", "VIRTUAL"));

        for (var answer : List.of(http.as(cast.carmen).put("/api/registration/xchanges/" + xchange, plan),
                http.as(cast.carmen).post("/api/registration/xchanges/" + xchange + "/changes/preview", plan))) {
            assertThat(answer.expect(422).reasons()).containsOnly("FIXED_ONCE_OPEN");
            assertThat(answer.fields()).containsExactly("hostOrganisationId", "format", "mode");
        }
        assertThat(get(xchange).at("/mode")).isEqualTo("PHYSICAL");
    }

    @Test
    void takesNoPlaceFromAVisitThatHasOne() {
        for (var visitor : List.of(cast.litek, cast.ineustar)) {
            cast.command(cast.carmen, cast.visit(xchange, visitor), "approval").expect(200);
        }

        var refused = http.as(cast.carmen).put("/api/registration/xchanges/" + xchange, cast.plan("2024-03-04", "2024-03-08", 1));

        assertThat(refused.expect(422).fields()).containsExactly("capacity");
        http.as(cast.carmen).put("/api/registration/xchanges/" + xchange, cast.plan("2024-03-04", "2024-03-08", 2)).expect(200);
    }

    @Test
    void warnsOfAStayWithNothingAttachedAndSavesItAllTheSame() {
        var plan = new HashMap<>(cast.plan("2024-03-04", "2024-03-08", 3));

        assertThat(warnings(http.as(cast.carmen).post("/api/registration/xchanges/preview", plan).expect(200)))
                .containsExactly("NO_EVENT_ATTACHED");
        assertThat(warnings(http.as(cast.carmen).post("/api/registration/xchanges", plan).expect(201)))
                .containsExactly("NO_EVENT_ATTACHED");
        plan.put("linkedEvent", Map.of("name", "LASER", "kind", "CONGRESS", "firstDay", "2024-03-07", "lastDay", "2024-03-09"));
        assertThat(warnings(http.as(cast.carmen).post("/api/registration/xchanges/preview", plan).expect(200))).isEmpty();
        assertThat(warnings(http.as(cast.carmen).put("/api/registration/xchanges/" + xchange, plan).expect(200))).isEmpty();
    }

    @Test
    void isCancelledWithReasonsWhichItShows() {
        var cancellation = "/api/registration/xchanges/" + xchange + "/cancellation";
        assertThat(http.as(cast.carmen).post(cancellation, Map.of("reasons", List.of())).expect(400).fields()).containsExactly("reasons");

        http.as(cast.carmen).post(cancellation, Map.of("reasons", List.of("The laboratory is closed."))).expect(200);

        var cancelled = get(xchange).json();
        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("reasons").toString()).contains("The laboratory is closed.");
        http.as(cast.carmen).post(cancellation, Map.of("reasons", List.of("Again."))).expect(409);
        http.as(cast.carmen).put("/api/registration/xchanges/" + xchange, cast.plan("2024-03-04", "2024-03-08", 3)).expect(409);
        http.as(cast.carmen).post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", cast.litek)).expect(422);
    }

    private JsonNode previewed(Map<String, Object> plan) {
        return http.as(cast.carmen).post("/api/registration/xchanges/" + xchange + "/changes/preview", plan).expect(200).json();
    }

    private static JsonNode change(JsonNode changed, String visit) {
        return changed.path("visitChanges")
                .valueStream()
                .filter(change -> change.path("visitId").asString().equals(visit))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> warnings(Http.Answer answer) {
        return answer.json().path("warnings").valueStream().map(warning -> warning.path("code").asString()).toList();
    }

    private Http.Answer get(String id) {
        return http.as(cast.carmen).get("/api/registration/xchanges/" + id).expect(200);
    }

    /** The shipped rates but for Germany. */
    private String rates(int germany) {
        var rates = Wire.json(cast.rules()).path("lumpSumTables").path(0).path("byHostCountry").toString();
        return rates.replaceFirst("\"DE\":[0-9.]+", "\"DE\":" + germany);
    }

    private void publish(String rules) {
        http.as(cast.carmen).post("/api/registration/programmes/" + cast.programme + "/rule-sets", rules).expect(200);
    }
}
