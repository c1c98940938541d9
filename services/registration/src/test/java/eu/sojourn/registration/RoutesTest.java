package eu.sojourn.registration;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Routes;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Walks every route that there is. A new one fails here until somebody said who may use it. */
@SojournTest
class RoutesTest {

    private static final String BASE = "/api/registration/";

    /** What somebody of another organisation gets. Who takes part and which Xchanges are open is public among the signed-in. */
    private static final Map<String, Integer> TO_STRANGERS = Map.ofEntries(entry("GET programmes", 200),
            entry("GET programmes/{programmeId}", 200), entry("PUT programmes/{programmeId}", 403),
            entry("POST programmes/{programmeId}/rule-sets", 403),
            entry("POST programmes/{programmeId}/rule-sets/preview", 403), entry("GET programmes/{programmeId}/rule-sets", 200),
            entry("GET programmes/{programmeId}/rule-sets/{version}", 200),
            entry("GET programmes/{programmeId}/rule-sets/{version}/file", 200), entry("GET organisations", 200),
            entry("GET organisations/suggestions", 200), entry("GET organisations/sme-class", 200),
            entry("GET organisations/{organisationId}/merging", 403),
            entry("POST organisations/{organisationId}/merging", 403),
            entry("GET organisations/{organisationId}", 200), entry("PUT organisations/{organisationId}", 403),
            entry("POST organisations/{organisationId}/validation", 403), entry("GET xchanges", 200), entry("POST xchanges", 403),
            entry("GET xchanges/{xchangeId}", 200), entry("POST xchanges/{xchangeId}/opening", 403),
            entry("POST xchanges/preview", 403), entry("PUT xchanges/{xchangeId}", 403),
            entry("POST xchanges/{xchangeId}/changes/preview", 403), entry("POST xchanges/{xchangeId}/cancellation", 403),
            entry("POST xchanges/{xchangeId}/eligibility", 403), entry("POST xchanges/{xchangeId}/visits", 403), entry("GET visits", 200),
            entry("GET visits/export", 200),
            entry("GET views", 200), entry("POST views", 201), entry("PUT views/{viewId}", 404), entry("DELETE views/{viewId}", 404),
            entry("GET catalogue", 403),
            entry("GET xchanges/export", 200), entry("GET organisations/export", 200),
            entry("GET visits/{visitId}", 403), entry("PUT visits/{visitId}", 403), entry("POST visits/{visitId}/submission", 403),
            entry("POST visits/{visitId}/waitlisting", 403), entry("POST visits/{visitId}/cancellation", 403),
            entry("GET visits/{visitId}/discontinuation", 403), entry("POST visits/{visitId}/discontinuation", 403),
            entry("POST visits/{visitId}/closing-report-return", 403), entry("POST visits/{visitId}/closure", 403),
            entry("GET payments", 403),
            entry("POST visits/{visitId}/evidence", 403), entry("GET visits/{visitId}/evidence", 403),
            entry("GET visits/{visitId}/evidence/{fileId}", 403), entry("DELETE visits/{visitId}/evidence/{fileId}", 403),
            entry("POST visits/{visitId}/approval", 403), entry("POST visits/{visitId}/decline", 403),
            entry("POST visits/{visitId}/acceptance", 403), entry("POST visits/{visitId}/refusal", 403),
            entry("POST visits/{visitId}/withdrawal", 403), entry("POST visits/{visitId}/closing-report", 403),
            entry("POST visits/{visitId}/closing-report-validation", 403), entry("POST visits/{visitId}/payment", 403),
            entry("GET xchanges/{xchangeId}/encoding-effort", 403), entry("POST xchanges/{xchangeId}/encoding-effort", 403),
            entry("POST xchanges/{xchangeId}/imports", 403),
            entry("GET xchanges/{xchangeId}/imports/template", 403), entry("GET xchanges/{xchangeId}/imports/{importId}", 403),
            entry("GET xchanges/{xchangeId}/imports/{importId}/failures", 403),
            entry("POST xchanges/{xchangeId}/imports/{importId}/application", 403), entry("GET dead-letters", 403),
            entry("POST dead-letters/{id}/replay", 403));

    @Autowired
    ApplicationContext context;

    @Autowired
    Http http;

    @Test
    void letsNobodyInWithoutAToken() {
        for (var route : Routes.of(context)) {
            assertThat(http.send(route.method(), route.path(), null).status()).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void letsNobodyInWithATokenOfAnotherIssuerAudienceOrTime() {
        var person = Tokens.person("carmen").role("coordinator").programme("biginn");
        var later = Instant.now().plusSeconds(60);
        for (var token : List.of(person.token("http://elsewhere", "sojourn", later),
                person.token("http://localhost:8080/identity", "elsewhere", later),
                person.token("http://localhost:8080/identity", "sojourn", Instant.now().minusSeconds(3600)), "nonsense")) {
            for (var route : Routes.of(context)) {
                assertThat(http.as(token).send(route.method(), route.path(), null).status()).as(route.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void showsOthersNothingOfAVisit() {
        var cast = new Cast(http).ready();
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var visit = cast.visit(xchange, cast.litek);
        var carmensView = http.as(cast.carmen)
                .post("/api/registration/views", Map.of("list", "VISITS", "name", "Mine"))
                .expect(201)
                .at("/viewId");
        var routes = Routes.of(context);
        assertThat(routes).extracting(RoutesTest::name).containsExactlyInAnyOrderElementsOf(TO_STRANGERS.keySet());

        for (var stranger : List.of(Tokens.stranger(), cast.sofia, Tokens.coordinator("excite", "excite"),
                // Coordinating takes the role, not only the claim.
                Tokens.person("visitor").role("visitor").programme(cast.programme).token())) {
            for (var route : routes) {
                var path = route.pattern()
                        .replace("{programmeId}", cast.programme)
                        .replace("{organisationId}", cast.xfel)
                        .replace("{xchangeId}", xchange)
                        .replace("{visitId}", visit)
                        .replace("{version}", "1")
                        .replace("{importId}", "nobodys-sheet")
                        .replace("{id}", "nobodys-letter")
                        .replace("{viewId}", carmensView)
                        .replace("{fileId}", "nobodys-file")
                        + query(cast, route);

                var answer = http.as(stranger).send(route.method(), path, body(cast, route));

                assertThat(answer.status()).as(route + " " + answer.text()).isEqualTo(TO_STRANGERS.get(name(route)));
                assertThat(answer.text().replace(path.replaceFirst("[?].*", ""), "")).as(route.toString()).doesNotContain(visit);
            }
        }
    }

    private static String query(Cast cast, Routes.Route route) {
        return switch (route.pattern().substring(route.pattern().lastIndexOf('/') + 1)) {
            case "catalogue" -> "?organisationId=" + cast.litek;
            case "suggestions" -> "?name=LITEK";
            case "merging" -> "?intoOrganisationId=" + cast.litek;
            case "sme-class" -> "?staff=9&turnoverEur=1&balanceSheetEur=1&year=2023";
            case "discontinuation" -> "?lastDayStayed=2024-03-05&forceMajeure=true";
            case "payments" -> "?programmeId=" + cast.programme;
            default -> "";
        };
    }

    private static String name(Routes.Route route) {
        return route.method() + " " + route.pattern().substring(BASE.length());
    }

    private static @Nullable Object body(Cast cast, Routes.Route route) {
        var last = route.pattern().substring(route.pattern().lastIndexOf('/') + 1);
        return route.method().equals("GET") ? null : route.pattern().contains("/rule-sets") ? "{}" : switch (last) {
            case "{programmeId}" -> Map.of("name", "Taken", "partnershipId", "taken", "startsOn", "2021-01-01", "endsOn", "2030-12-31");
            case "{organisationId}" -> Map.of("name", "Taken", "country", "DE", "type", "SME");
            case "views", "{viewId}" -> Map.of("list", "VISITS", "name", "Theirs " + java.util.UUID.randomUUID());
            case "merging" -> Map.of("intoOrganisationId", cast.litek);
            case "validation" -> Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership);
            case "xchanges", "{xchangeId}", "preview" -> cast.plan("2024-03-04", "2024-03-08", 3);
            case "visits", "eligibility" -> Map.of("organisationId", cast.litek);
            case "{visitId}" -> Map.of("purpose", "Mine.");
            case "discontinuation" -> Map.of("lastDayStayed", "2024-03-05", "reason", "Illness.", "forceMajeure", true);
            case "decline", "refusal", "cancellation", "closing-report-return", "closure" -> Map.of("reasons", List.of("No."));
            case "closing-report" -> Map.of("summary", "Mine.");
            case "encoding-effort" -> Map.of("task", "encode-visit", "fields", 1, "clicks", 1, "seconds", 1);
            case "payment" -> Map.of("paidOn", "2024-03-20");
            default -> "{}";
        };
    }
}
