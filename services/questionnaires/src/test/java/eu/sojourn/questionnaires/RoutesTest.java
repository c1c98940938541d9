package eu.sojourn.questionnaires;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Routes;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

/** Walks every route that there is. A new one fails here until somebody said who may use it. */
@SojournTest
class RoutesTest {

    /** What a stranger gets where an invitation of somebody else is named, or a thing that nobody but operators may see. */
    private static final Map<String, Integer> TO_STRANGERS = Map.ofEntries(
            Map.entry("GET /api/questionnaires/invitations", 200), Map.entry("GET /api/questionnaires/invitations/{invitationId}", 403),
            Map.entry("PUT /api/questionnaires/invitations/{invitationId}/draft", 403),
            Map.entry("POST /api/questionnaires/invitations/{invitationId}/response", 403),
            Map.entry("PUT /api/questionnaires/invitations/{invitationId}/interview", 403),
            Map.entry("POST /api/questionnaires/invitations/{invitationId}/interview/confirmation", 403),
            Map.entry("POST /api/questionnaires/invitations/{invitationId}/reminders", 403),
            Map.entry("GET /api/questionnaires/invitations/{invitationId}/link", 403),
            Map.entry("POST /api/questionnaires/invitations/{invitationId}/link/revocation", 403),
            Map.entry("GET /api/questionnaires/invitations/{invitationId}/responses", 403),
            Map.entry("GET /api/questionnaires/linked/responses", 404),
            Map.entry("POST /api/questionnaires/invitations/{invitationId}/files", 403),
            Map.entry("GET /api/questionnaires/invitations/{invitationId}/files/{fileId}", 403),
            Map.entry("POST /api/questionnaires/linked/files", 404), Map.entry("GET /api/questionnaires/linked/files/{fileId}", 404),
            Map.entry("GET /api/questionnaires/linked", 404), Map.entry("PUT /api/questionnaires/linked/draft", 404),
            Map.entry("GET /api/questionnaires/invitations/{invitationId}/answers.pdf", 403),
            Map.entry("GET /api/questionnaires/visits/{visitId}/official-form", 403),
            Map.entry("GET /api/questionnaires/visits/{visitId}/official-form.pdf", 403),
            Map.entry("GET /api/questionnaires/linked/answers.pdf", 404),
            Map.entry("POST /api/questionnaires/linked/response", 404),
            Map.entry("POST /api/questionnaires/linked/interview/confirmation", 404),
            Map.entry("GET /api/questionnaires/linked/declaration", 404), Map.entry("PUT /api/questionnaires/linked/declaration", 404),
            Map.entry("POST /api/questionnaires/linked/declaration/confirmation", 404),
            Map.entry("GET /api/questionnaires/declarations", 200), Map.entry("GET /api/questionnaires/declarations/{visitId}", 403),
            Map.entry("PUT /api/questionnaires/declarations/{visitId}", 403),
            Map.entry("POST /api/questionnaires/declarations/{visitId}/confirmation", 403),
            Map.entry("POST /api/questionnaires/declarations/{visitId}/follow-ups", 403),
            Map.entry("GET /api/questionnaires/declarations/{visitId}/link", 403),
            Map.entry("POST /api/questionnaires/declarations/{visitId}/link/revocation", 403),
            Map.entry("GET /api/questionnaires/questionnaires", 200), Map.entry("POST /api/questionnaires/questionnaires", 400),
            Map.entry("GET /api/questionnaires/questionnaires/{questionnaireId}/versions/{version}", 400),
            Map.entry("GET /api/questionnaires/questionnaires/{questionnaireId}/draft", 404),
            Map.entry("PUT /api/questionnaires/questionnaires/{questionnaireId}/draft", 400),
            Map.entry("DELETE /api/questionnaires/questionnaires/{questionnaireId}/draft", 404),
            Map.entry("POST /api/questionnaires/questionnaires/{questionnaireId}/draft/publication", 404),
            Map.entry("POST /api/questionnaires/questionnaires/imports", 403),
            Map.entry("GET /api/questionnaires/waves", 200),
            Map.entry("POST /api/questionnaires/waves", 400),
            Map.entry("GET /api/questionnaires/waves/{waveId}", 404),
            Map.entry("POST /api/questionnaires/waves/{waveId}/opening", 404),
            Map.entry("POST /api/questionnaires/waves/{waveId}/closing", 404),
            Map.entry("GET /api/questionnaires/waves/{waveId}/invitees", 404),
            Map.entry("GET /api/questionnaires/waves/{waveId}/monitor", 404),
            Map.entry("POST /api/questionnaires/waves/{waveId}/invitees/reading", 404),
            Map.entry("POST /api/questionnaires/waves/{waveId}/responses", 404),
            Map.entry("PUT /api/questionnaires/waves/{waveId}", 400),
            Map.entry("PUT /api/questionnaires/waves/{waveId}/invitees", 400),
            Map.entry("GET /api/questionnaires/waves/{waveId}/population", 400),
            Map.entry("POST /api/questionnaires/waves/{waveId}/reminders", 400),
            Map.entry("GET /api/questionnaires/results", 400), Map.entry("GET /api/questionnaires/results/export", 400),
            Map.entry("GET /api/questionnaires/organisations", 200),
            Map.entry("GET /api/questionnaires/dead-letters", 403), Map.entry("POST /api/questionnaires/dead-letters/{id}/replay", 403));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Http http;

    @Test
    void letsNobodyInWithoutAToken() {
        for (Routes.Route route : closed()) {
            assertThat(http.send(route.method(), route.path(), null).status()).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void letsNobodyInWithATokenForSomebodyElse() {
        String foreign = Tokens.person("dagny").token("http://localhost:8080/identity", "another-service", Instant.now().plusSeconds(60));

        for (Routes.Route route : closed()) {
            assertThat(http.as(foreign).send(route.method(), route.path(), null).status()).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void showsStrangersNothing() {
        Visit visit = Completion.of("walk-" + UUID.randomUUID().toString().substring(0, 8));
        String invitationId = visit.invited(http).visitorInvitationId();
        List<Routes.Route> routes = Routes.of(context);

        assertThat(routes.stream().map(Routes.Route::toString).distinct()).containsExactlyInAnyOrderElementsOf(TO_STRANGERS.keySet());
        for (Routes.Route route : routes) {
            String path = route.pattern()
                    .replace("{invitationId}", invitationId)
                    .replace("{visitId}", visit.visitId())
                    .replaceAll("\\{[^}]+}", "nobodys-thing")
                    + (route.pattern().endsWith("/imports") ? "?programmeId=biginn" : "")
                    + (route.pattern().endsWith("/files") ? "?questionId=proof" : "");
            Object body = route.method().equals("GET") ? null : body(route);

            Http.Answer answer = http.as(Tokens.stranger()).send(route.method(), path, body);

            assertThat(answer.status()).as(route + " " + answer.text()).isEqualTo(TO_STRANGERS.get(route.toString()));
            assertThat(answer.text().replace(path, "")).as(route.toString()).doesNotContain(visit.visitId(), visit.xchangeId());
        }
    }

    /** All but those that are open to whoever has a link; LinkedInvitationTest has what they refuse. */
    private List<Routes.Route> closed() {
        return Routes.of(context).stream().filter(route -> !route.pattern().startsWith("/api/questionnaires/linked")).toList();
    }

    private static Map<String, Object> body(Routes.Route route) {
        return route.pattern().contains("/declaration")
                ? Map.of("agreements", List.of())
                : Map.of("answers", Map.of("outcome", "NOT_HELD"));
    }
}
