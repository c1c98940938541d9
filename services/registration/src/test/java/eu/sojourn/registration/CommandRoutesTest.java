package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every command there is: it changes only what its sender saw, and its key is its own. A new one fails here until it is listed. */
@SojournTest
class CommandRoutesTest {

    private static final String BASE = "/api/registration/";
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Http http;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private Cast cast;
    private String twin;

    private record Command(String token, String path, Object body) {}

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        twin = "parkas-" + cast.programme;
        cast.organisation(twin, "Fizikos instituto parkas", "LT", "CLUSTER_ORGANISATION", true);
    }

    @Test
    void changesNothingThatItsSenderHasNotSeen() {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var visit = completed(xchange, cast.litek);
        var evidence = http.as(cast.lina).upload(visits(visit, "evidence"), "pass.pdf", "application/pdf", PDF).expect(200);
        var commands = Map.ofEntries(
                entry("PUT programmes/{programmeId}", new Command(cast.carmen, "programmes/" + cast.programme, programme("Other"))),
                entry("POST programmes/{programmeId}/rule-sets",
                        new Command(cast.carmen, "programmes/" + cast.programme + "/rule-sets", cast.rules().replace("1100", "1200"))),
                entry("PUT organisations/{organisationId}",
                        new Command(cast.lina, "organisations/" + cast.litek, organisation("Other"))),
                entry("POST organisations/{organisationId}/validation",
                        new Command(cast.carmen, "organisations/" + cast.litek + "/validation", judgement("REJECTED"))),
                entry("POST organisations/{organisationId}/merging",
                        new Command(cast.carmen, "organisations/" + cast.litek + "/merging", Map.of("intoOrganisationId", twin))),
                entry("PUT xchanges/{xchangeId}",
                        new Command(cast.carmen, "xchanges/" + xchange, cast.plan("2024-03-04", "2024-03-08", 4))),
                entry("POST xchanges/{xchangeId}/opening", new Command(cast.carmen, "xchanges/" + xchange + "/opening", "")),
                entry("POST xchanges/{xchangeId}/cancellation",
                        new Command(cast.carmen, "xchanges/" + xchange + "/cancellation", reasons("No."))),
                entry("PUT visits/{visitId}", new Command(cast.lina, "visits/" + visit, Map.of("purpose", "Mine."))),
                entry("DELETE visits/{visitId}/evidence/{fileId}",
                        new Command(cast.lina, "visits/" + visit + "/evidence/" + evidence.at("/evidence/0/fileId"), "")),
                entry("POST visits/{visitId}/evidence", new Command(cast.lina, "visits/" + visit + "/evidence", PDF)),
                visit(cast.lina, visit, "submission", ""), visit(cast.carmen, visit, "waitlisting", ""),
                visit(cast.carmen, visit, "cancellation", reasons("No.")),
                visit(cast.carmen, visit, "discontinuation", discontinuation("Illness.")),
                visit(cast.carmen, visit, "closing-report-return", reasons("No.")), visit(cast.carmen, visit, "closure", reasons("No.")),
                visit(cast.carmen, visit, "approval", ""), visit(cast.carmen, visit, "decline", reasons("No.")),
                visit(cast.hanna, visit, "acceptance", ""), visit(cast.hanna, visit, "refusal", reasons("No.")),
                visit(cast.lina, visit, "withdrawal", ""), visit(cast.lina, visit, "closing-report", Map.of("summary", "Mine.")),
                visit(cast.carmen, visit, "closing-report-validation", ""),
                visit(cast.carmen, visit, "payment", Map.of("paidOn", "2024-03-20")));
        assertThat(commands.keySet()).isEqualTo(versioned());
        var before = stored(xchange, visit);

        commands.forEach((route, command) -> {
            var late = http.as(command.token()).with("If-Match", "\"99\"");
            var path = BASE + command.path();
            var answer = command.body() == PDF
                    ? late.upload(path, "another.pdf", "application/pdf", PDF)
                    : late.send(route.substring(0, route.indexOf(' ')), path, command.body());

            assertThat(answer.status()).as("%s: %s", route, answer.text()).isEqualTo(412);
            assertThat(answer.at("/type")).as(route).isEqualTo("urn:sojourn:problem:stale-version");
        });
        assertThat(stored(xchange, visit)).isEqualTo(before);
    }

    @Test
    void refusesTheKeyOfEachCommandForAnotherBody() {
        var programme = "programmes/" + cast.programme;
        onlyOnce(cast.carmen, "PUT", programme, programme("BIGINN+"), programme("Other"));
        onlyOnce(cast.carmen, "POST", programme + "/rule-sets", cast.rules().replace("1100", "1200"),
                cast.rules().replace("1100", "1300"));
        onlyOnce(cast.carmen, "PUT", "organisations/" + twin, organisation("Parkas"), organisation("Other"));
        onlyOnce(cast.carmen, "POST", "organisations/" + twin + "/validation", judgement("VALIDATED"), judgement("RETURNED"));
        onlyOnce(cast.carmen, "POST", "organisations/" + twin + "/merging", Map.of("intoOrganisationId", cast.ineustar),
                Map.of("intoOrganisationId", cast.litek));

        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var paid = completed(xchange, cast.litek);
        onlyOnce(cast.carmen, "POST", "xchanges/" + xchange + "/encoding-effort", effort(1), effort(2));
        onlyOnceFor(cast.lina, paid, "closing-report", Map.of("summary", "Fine."), Map.of("summary", "Better."));
        onlyOnceFor(cast.carmen, paid, "closing-report-return", reasons("Say more."), reasons("Say less."));
        cast.command(cast.lina, paid, "closing-report", Map.of("summary", "More.")).expect(200);
        cast.command(cast.carmen, paid, "closing-report-validation").expect(200);
        onlyOnceFor(cast.carmen, paid, "payment", Map.of("paidOn", LocalDate.now(ZoneId.of("Europe/Brussels")).toString()),
                Map.of("paidOn", "2024-03-21"));

        var ended = completed(xchange, cast.ineustar);
        onlyOnceFor(cast.carmen, ended, "discontinuation", discontinuation("Illness."), discontinuation("Strike."));
        cast.command(cast.sofia, ended, "closing-report", Map.of("summary", "Short.")).expect(200);
        cast.command(cast.carmen, ended, "closing-report-validation").expect(200);
        onlyOnceFor(cast.carmen, ended, "closure", reasons("Renounced."), reasons("Forgotten."));

        var next = cast.xchange("2029-04-09", "2029-04-13", 3);
        var draft = http.as(cast.lina)
                .post(BASE + "xchanges/" + next + "/visits", Map.of("organisationId", cast.litek, "draft", true))
                .expect(201)
                .at("/visitId");
        onlyOnce(cast.lina, "PUT", "visits/" + draft, Map.of("purpose", "Suppliers"), Map.of("purpose", "Customers"));
        cast.command(cast.lina, draft, "submission").expect(200);
        onlyOnceFor(cast.carmen, draft, "decline", reasons("No."), reasons("Never."));
        onlyOnceFor(cast.carmen, cast.visit(next, cast.litek), "cancellation", reasons("No."), reasons("Never."));
        var approved = cast.visit(next, cast.litek);
        cast.command(cast.carmen, approved, "approval").expect(200);
        onlyOnceFor(cast.hanna, approved, "refusal", reasons("No."), reasons("Never."));
        onlyOnce(cast.carmen, "PUT", "xchanges/" + next, cast.plan("2029-04-09", "2029-04-13", 4),
                cast.plan("2029-04-09", "2029-04-13", 5));
        onlyOnce(cast.carmen, "POST", "xchanges/" + next + "/cancellation", reasons("No."), reasons("Never."));
    }

    @Test
    void givesNoFileOfOneVisitUnderAnother() {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var others = completed(xchange, cast.ineustar);
        var own = completed(xchange, cast.litek);
        var file = http.as(cast.sofia).upload(visits(others, "evidence"), "pass.pdf", "application/pdf", PDF).expect(200);
        var path = visits(own, "evidence/" + file.at("/evidence/0/fileId"));

        http.as(cast.lina).get(path).expect(404);
        http.as(cast.lina).send("DELETE", path, null).expect(404);
        http.as(cast.sofia).get(path.replace(own, others)).expect(200);
    }

    /** Commands that take an expected version, as {@code POST visits/{visitId}/approval}. */
    private Set<String> versioned() {
        return routes.getHandlerMethods()
                .entrySet()
                .stream()
                .filter(route -> Arrays.asList(route.getValue().getMethod().getParameterTypes()).contains(ExpectedVersion.class))
                .map(route -> route.getKey().getMethodsCondition().getMethods().iterator().next() + " "
                        + route.getKey().getPatternValues().iterator().next().substring(BASE.length()))
                .collect(Collectors.toSet());
    }

    private Map<String, String> stored(String xchange, String visit) {
        var stored = new HashMap<String, String>();
        for (var path : List.of("programmes/" + cast.programme, "organisations/" + cast.litek, "organisations/" + twin,
                "xchanges/" + xchange, "visits/" + visit)) {
            var found = http.as(cast.carmen).get(BASE + path).expect(200);
            stored.put(path, found.header("ETag") + found.text());
        }
        return stored;
    }

    private void onlyOnceFor(String token, String visit, String command, Object body, Object other) {
        onlyOnce(token, "POST", "visits/" + visit + "/" + command, body, other);
    }

    private void onlyOnce(String token, String method, String path, Object body, Object other) {
        var client = http.as(token).with("Idempotency-Key", UUID.randomUUID().toString());
        client.send(method, BASE + path, body).expect(200);

        assertThat(client.send(method, BASE + path, other).expect(422).at("/type")).as(path)
                .isEqualTo("urn:sojourn:problem:idempotency-key-reused");
        client.send(method, BASE + path, body).expect(200);
    }

    private static Map.Entry<String, Command> visit(String token, String visit, String command, Object body) {
        return entry("POST visits/{visitId}/" + command, new Command(token, "visits/" + visit + "/" + command, body));
    }

    private static String visits(String visit, String command) {
        return BASE + "visits/" + visit + "/" + command;
    }

    private Map<String, ?> programme(String name) {
        return Map.of("name", name, "partnershipId", cast.partnership, "startsOn", "2021-01-01", "endsOn", "2030-12-31");
    }

    private Map<String, ?> judgement(String outcome) {
        return Map.of("outcome", outcome, "partnershipId", cast.partnership, "reasons", List.of("Its seat."));
    }

    private static Map<String, ?> organisation(String name) {
        return Map.of("name", name, "country", "LT", "type", "CLUSTER_ORGANISATION");
    }

    private static Map<String, ?> reasons(String reason) {
        return Map.of("reasons", List.of(reason));
    }

    private static Map<String, ?> discontinuation(String reason) {
        return Map.of("lastDayStayed", "2024-03-06", "reason", reason, "forceMajeure", true);
    }

    private static Map<String, ?> effort(int clicks) {
        return Map.of("task", "encode-visit", "fields", 1, "clicks", clicks, "seconds", 1);
    }

    /** A visit of 2024 that took place. */
    private String completed(String xchange, String organisation) {
        var visit = cast.visit(xchange, organisation);
        cast.command(cast.carmen, visit, "approval").expect(200);
        cast.command(cast.hanna, visit, "acceptance").expect(200);
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", visit, 5, xchange, Map.of("visitId", visit, "xchangeId", xchange)));
        eventually(() -> assertThat(http.as(cast.carmen).get(BASE + "visits/" + visit).at("/state")).isEqualTo("COMPLETED"));
        return visit;
    }
}
