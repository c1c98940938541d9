package eu.sojourn.registration;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Commands that come twice, late, at the same moment or from the wrong person. */
@SojournTest
class CommandsTest {

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
    void letsNoOtherPartnershipJudgeAnOrganisation() {
        var cast = new Cast(http).ready();
        http.as(cast.lina)
                .put("/api/registration/organisations/" + cast.litek,
                        Map.of("name", "LITEK renamed", "country", "LT", "type", "CLUSTER_ORGANISATION"))
                .expect(200);

        var foreign = http.as(Tokens.coordinator("excite", "excite"))
                .post("/api/registration/organisations/" + cast.litek + "/validation",
                        Map.of("outcome", "VALIDATED", "partnershipId", "excite"));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(http.as(cast.lina).get("/api/registration/organisations/" + cast.litek).at("/partnershipId"))
                .isEqualTo(cast.partnership);
    }

    @Test
    void refusesACommandOnAStaleVersion() {
        var visit = cast.visit(xchange, cast.litek);
        var seen = String.valueOf(get(cast.carmen, visit).header("ETag"));
        cast.command(cast.carmen, visit, "approval").expect(200);

        for (var command : List.of("approval", "decline", "closing-report-validation")) {
            var answer = http.as(cast.carmen)
                    .with("If-Match", seen)
                    .post("/api/registration/visits/" + visit + "/" + command, command.equals("decline") ? "{\"reasons\":[\"No.\"]}" : "");
            assertThat(answer.expect(412).at("/type")).as(command).isEqualTo("urn:sojourn:problem:stale-version");
        }
        http.as(cast.hanna).with("If-Match", seen).post("/api/registration/visits/" + visit + "/acceptance", "").expect(412);
        http.as(cast.lina).with("If-Match", seen).post("/api/registration/visits/" + visit + "/withdrawal", "").expect(412);
        assertThat(get(cast.carmen, visit).at("/state")).isEqualTo("APPROVED");
    }

    @Test
    void refusesToChangeAStaleOrganisationProgrammeOrXchange() {
        var saxony = Map.of("name", "Silicon Saxony", "country", "DE", "type", "SME");
        for (var path : List.of("organisations/" + cast.litek, "organisations/new-" + cast.programme)) {
            http.as(cast.carmen).with("If-Match", "\"99\"").put("/api/registration/" + path, saxony).expect(412);
        }
        http.as(cast.carmen)
                .with("If-Match", "\"99\"")
                .post("/api/registration/organisations/" + cast.litek + "/validation",
                        Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership))
                .expect(412);
        http.as(cast.carmen)
                .with("If-Match", "\"99\"")
                .post("/api/registration/programmes/" + cast.programme + "/rule-sets", cast.rules().replace("1100", "1200"))
                .expect(412);
        http.as(cast.carmen).with("If-Match", "\"99\"").post("/api/registration/xchanges/" + xchange + "/opening", "").expect(412);
    }

    @Test
    void keepsNoPlaceForAnApprovalThatCameTooLate() {
        var visit = cast.visit(xchange, cast.litek);

        http.as(cast.carmen).with("If-Match", "\"99\"").post("/api/registration/visits/" + visit + "/approval", "").expect(412);

        assertThat(placesTaken()).isEqualTo(0);
    }

    @Test
    void keepsNoPlaceForAnApprovalThatTheAllowanceRefuses() {
        publish(cast.rules().replaceFirst("\"supportedVisitsPerOrganisation\":null", "\"supportedVisitsPerOrganisation\":1"));
        var other = cast.xchange("2024-04-08", "2024-04-12", 3);
        var visits = List.of(cast.visit(xchange, cast.litek), cast.visit(other, cast.litek));

        var statuses = atOnce(visits.stream()
                .<Callable<Integer>>map(visit -> () -> cast.command(cast.carmen, visit, "approval").status())
                .toList());

        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        assertThat(placesTaken() + http.as(cast.carmen).get("/api/registration/xchanges/" + other).json().path("placesTaken").asInt())
                .isEqualTo(1);
    }

    @Test
    void answersARepeatedCommandWithWhatItDidTheFirstTime() {
        var key = UUID.randomUUID().toString();
        var visits = "/api/registration/xchanges/" + xchange + "/visits";
        var litek = http.as(cast.lina).with("Idempotency-Key", key);
        var carmen = http.as(cast.carmen).with("Idempotency-Key", key);
        var first = carmen.post(visits, Map.of("organisationId", cast.litek)).expect(201);

        var again = carmen.post(visits, Map.of("organisationId", cast.litek)).expect(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        litek.post(visits, Map.of("organisationId", cast.litek)).expect(422);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        var carmen = http.as(cast.carmen).with("Idempotency-Key", UUID.randomUUID().toString());
        var visits = "/api/registration/xchanges/" + xchange + "/visits";
        carmen.post(visits, Map.of("organisationId", cast.litek)).expect(201);
        carmen.post("/api/registration/xchanges", cast.plan("2024-05-06", "2024-05-10", 3)).expect(201);

        for (var other : List.of(Map.of("organisationId", cast.litek, "purpose", "Another one"), Map.of("organisationId", cast.ineustar))) {
            assertThat(carmen.post(visits, other).expect(422).at("/type")).isEqualTo("urn:sojourn:problem:idempotency-key-reused");
        }
        assertThat(carmen.post("/api/registration/xchanges", cast.plan("2024-05-06", "2024-05-10", 4)).expect(422).at("/type"))
                .isEqualTo("urn:sojourn:problem:idempotency-key-reused");
        assertThat(visits()).hasSize(1);
    }

    @Test
    void makesNoSecondVisitFromARepeatedCommandWhoseVisitHasEnded() {
        var lina = http.as(cast.carmen).with("Idempotency-Key", UUID.randomUUID().toString());
        var visits = "/api/registration/xchanges/" + xchange + "/visits";
        var visit = lina.post(visits, Map.of("organisationId", cast.litek)).expect(201).at("/visitId");
        cast.command(cast.lina, visit, "withdrawal").expect(200);

        var again = lina.post(visits, Map.of("organisationId", cast.litek)).expect(201);

        assertThat(again.at("/visitId")).isEqualTo(visit);
        assertThat(visits()).containsExactly(visit);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesOneVisitOfApplicationsAtTheSameMoment(boolean sameKey) {
        var key = UUID.randomUUID().toString();
        var application = (Callable<Integer>) () -> http.as(cast.carmen)
                .with("Idempotency-Key", sameKey ? key : UUID.randomUUID().toString())
                .post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", cast.litek))
                .status();

        var statuses = atOnce(Collections.nCopies(8, application));

        assertThat(visits()).hasSize(1);
        assertThat(statuses).contains(201).isSubsetOf(sameKey ? List.of(201) : List.of(201, 409, 422));
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(sameKey ? 8 : 1);
    }

    @Test
    void letsAnOrganisationApplyAgainOnceItsVisitEnded() {
        var first = cast.visit(xchange, cast.litek);
        http.as(cast.carmen).post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", cast.litek)).expect(422);
        cast.command(cast.lina, first, "withdrawal").expect(200);

        assertThat(cast.visit(xchange, cast.litek)).isNotEqualTo(first);
    }

    @Test
    void neverGivesMorePlacesThanThereAreToApprovalsAtTheSameMoment() {
        var visits = new ArrayList<String>();
        for (var i = 0; i < 8; i++) {
            var organisation = "visitor-" + i + "-" + cast.programme;
            cast.organisation(organisation, "Visitor " + i, "LT", "BUSINESS_NETWORK", true);
            visits.add(cast.visit(xchange, organisation));
        }

        var statuses = atOnce(visits.stream()
                .<Callable<Integer>>map(visit -> () -> cast.command(cast.carmen, visit, "approval").status())
                .toList());

        assertThat(statuses).containsOnly(200, 422);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(3);
        assertThat(placesTaken()).isEqualTo(3);
        assertThat(visits.stream().filter(visit -> get(cast.carmen, visit).at("/state").equals("APPROVED"))).hasSize(3);
    }

    @Test
    void countsOneOfTwoVisitsApprovedAtTheSameMoment() {
        var other = cast.xchange("2024-04-08", "2024-04-12", 3);
        var visits = List.of(cast.visit(xchange, cast.litek), cast.visit(other, cast.litek));

        atOnce(visits.stream()
                .<Callable<Integer>>map(visit -> () -> cast.command(cast.carmen, visit, "approval").expect(200).status())
                .toList());

        assertThat(visits.stream().map(visit -> get(cast.carmen, visit).at("/counting"))).containsExactlyInAnyOrder("true", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "refusal"})
    void givesBackThePlaceAndTheCountOfAVisitThatEndsEarly(String end) {
        var visit = cast.visit(xchange, cast.litek);
        cast.command(cast.carmen, visit, "approval").expect(200);
        assertThat(placesTaken()).isEqualTo(1);

        if (end.equals("withdrawal")) {
            cast.command(cast.lina, visit, end).expect(200);
        } else {
            cast.command(cast.hanna, visit, end, Map.of("reasons", List.of("The laboratory is closed."))).expect(200);
        }

        eventually(() -> assertThat(placesTaken()).isEqualTo(0));
        eventually(() -> {
            var next = cast.visit(xchange, cast.litek);
            assertThat(cast.command(cast.carmen, next, "approval").expect(200).at("/counting")).isEqualTo("true");
        });
    }

    @Test
    void takesNoPlaceForADeclinedVisit() {
        var visit = cast.visit(xchange, cast.litek);

        cast.command(cast.carmen, visit, "decline", Map.of("reasons", List.of("The goals do not fit."))).expect(200);

        eventually(() -> assertThat(Wire.heard("registration.xchanges", visit)).hasSize(2));
        assertThat(placesTaken()).isEqualTo(0);
    }

    @Test
    void neverChangesAnApprovedVisitByNewRules() {
        var approved = cast.visit(xchange, cast.litek);
        var before = cast.command(cast.carmen, approved, "approval").expect(200);
        var submitted = cast.visit(xchange, cast.ineustar);

        publish(cast.rules()
                .replaceFirst("\"DE\":[0-9.]+", "\"DE\":111")
                .replaceFirst("\"minimumWorkingDays\":3", "\"minimumWorkingDays\":4"));

        assertThat(get(cast.carmen, approved).text()).isEqualTo(before.text());
        assertThat(before.at("/lumpSum/amount")).isEqualTo("830.00");
        var later = cast.command(cast.carmen, submitted, "approval").expect(200);
        assertThat(later.at("/lumpSum/amount")).isEqualTo("111.00");
        assertThat(later.at("/ruleSetVersion")).isEqualTo("2");
    }

    @Test
    void judgesAnApprovalByTheRulesOfItsDay() {
        var submitted = cast.visit(xchange, cast.litek);
        publish(cast.rules().replaceFirst("\"minimumWorkingDays\":3", "\"minimumWorkingDays\":6"));

        assertThat(cast.command(cast.carmen, submitted, "approval").expect(422).reasons()).containsExactly("TOO_SHORT");
        assertThat(placesTaken()).isEqualTo(0);
    }

    @Test
    void letsOnlyThoseDoACommandWhoseItIs() {
        var visit = cast.visit(xchange, cast.litek);
        var reasons = Map.of("reasons", List.of("No."));
        var excite = Tokens.coordinator("excite", "excite");

        for (var other : List.of(cast.hanna, cast.lina, cast.sofia, excite)) {
            cast.command(other, visit, "approval").expect(403);
            cast.command(other, visit, "decline", reasons).expect(403);
            cast.command(other, visit, "closing-report-validation").expect(403);
            cast.command(other, visit, "payment", Map.of("paidOn", "2024-03-20")).expect(403);
        }
        for (var other : List.of(cast.carmen, cast.lina, cast.sofia, excite)) {
            cast.command(other, visit, "acceptance").expect(403);
            cast.command(other, visit, "refusal", reasons).expect(403);
        }
        for (var other : List.of(cast.carmen, cast.hanna, cast.sofia, excite)) {
            cast.command(other, visit, "withdrawal").expect(403);
        }
        for (var other : List.of(cast.hanna, cast.sofia, excite)) {
            cast.command(other, visit, "closing-report", Map.of("summary", "Mine.")).expect(403);
        }
        get(cast.sofia, visit).expect(403);
        get(excite, visit).expect(403);
        assertThat(get(cast.carmen, visit).at("/state")).isEqualTo("SUBMITTED");
    }

    @Test
    void letsNobodyApplyForAnotherOrganisation() {
        var visits = "/api/registration/xchanges/" + xchange + "/visits";

        http.as(cast.sofia).post(visits, Map.of("organisationId", cast.litek)).expect(403);
        http.as(cast.sofia)
                .post("/api/registration/xchanges/" + xchange + "/eligibility", Map.of("organisationId", cast.litek))
                .expect(403);
    }

    @Test
    void letsNoCoordinatorOfAnotherPartnershipUndoAValidation() {
        var excite = http.as(Tokens.coordinator("excite", "excite"));
        var litek = "/api/registration/organisations/" + cast.litek;

        excite.put(litek, Map.of("name", "Somebody else", "country", "LT", "type", "SME")).expect(403);
        excite.post(litek + "/validation", Map.of("outcome", "REJECTED", "partnershipId", cast.partnership, "reasons", List.of("No.")))
                .expect(403);
        excite.put(litek, Map.of("name", "LITEK", "country", "LT", "type", "CLUSTER_ORGANISATION")).expect(200);
        assertThat(http.as(cast.lina).get(litek).at("/state")).isEqualTo("VALIDATED");
    }

    @Test
    void showsDraftsToTheirCoordinatorsOnly() {
        var draft = "/api/registration/xchanges/"
                + http.as(cast.carmen).post("/api/registration/xchanges", cast.plan("2024-06-03", "2024-06-07", 3)).at("/xchangeId");

        http.as(cast.carmen).get(draft).expect(200);
        http.as(cast.lina).get(draft).expect(404);
        http.as(cast.lina).post(draft + "/eligibility", Map.of("organisationId", cast.litek)).expect(404);
        http.as(cast.lina).post(draft + "/visits", Map.of("organisationId", cast.litek)).expect(404);
        assertThat(http.as(cast.lina).get("/api/registration/xchanges?programmeId=" + cast.programme).json().path("items").size())
                .isEqualTo(1);
    }

    private Http.Answer get(String token, String visit) {
        return http.as(token).get("/api/registration/visits/" + visit);
    }

    private void publish(String rules) {
        http.as(cast.carmen).post("/api/registration/programmes/" + cast.programme + "/rule-sets", rules).expect(200);
    }

    private int placesTaken() {
        return http.as(cast.carmen).get("/api/registration/xchanges/" + xchange).expect(200).json().path("placesTaken").asInt();
    }

    private List<String> visits() {
        return http.as(cast.carmen)
                .get("/api/registration/visits?xchangeId=" + xchange)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(visit -> visit.path("visitId").asString())
                .toList();
    }
}
