package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.GUSTAV;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nothing is open by accident, nothing hostile becomes markup, and nothing inside is told to the outside. */
class SafetyTest extends PortalTest {
    private static final String HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void opensNoRouteWithoutATokenButTheLandingPage() {
        var closed = routes.getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(route -> route.getPatternValues()
                        .stream()
                        .flatMap(path -> route.getMethodsCondition().getMethods().isEmpty()
                                ? Stream.of("GET " + path)
                                : route.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .filter(route -> !route.endsWith(" /") && !route.contains(" /error"))
                // Open to whoever has a link, see SignPagesTest, AnsweringPagesTest, DeclarationPagesTest and MailSettingsPagesTest.
                .filter(route -> Stream.of("sign", "answer", "declared", "mail-settings")
                        .noneMatch(page -> route.contains(" /" + page + "/{token}")))
                .toList();

        assertThat(closed).hasSizeGreaterThan(30).allSatisfy(route -> {
            String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "nobodys-thing");
            Shown answer = route.startsWith("GET")
                    ? get(null, path)
                    : send(request(null, path).POST(java.net.http.HttpRequest.BodyPublishers.ofString("")));
            assertThat(answer.status()).as(route).isEqualTo(401);
        });
        assertThat(services.asked()).noneMatch(call -> call.path().startsWith("/api"));
    }

    @Test
    void asksToSignInAgainWhenTheTokenHasExpired() {
        Shown page = send(request(null, "/visits").header("Authorization", "Bearer " + DAGNY.token(Instant.now().minusSeconds(600))).GET());

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("Please sign in again");
        assertThat(page.html()).contains("href=\"/oauth2/authorization/sojourn\"");
    }

    @Test
    void forbidsEverythingInline() {
        Shown page = get(DAGNY, "/home");

        assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void escapesWhatOthersHaveWritten() {
        String json = HOSTILE.replace("'", "\\u0027");
        Story.organisations(services, Story.organisation("bigscience-dk", json, "DK", json, "SME", "RETURNED", json),
                Story.organisation("european-xfel", json, "DE", json, "SME", "VALIDATED"));
        Story.xchanges(services, Story.xchange(Story.XCHANGE, json, "OPEN", 1));
        Story.visits(services, Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false, "APPROVE", "WITHDRAW")
                .replace("Meet the groups", json)
                .replace(Story.TITLE, json)
                .replace("\"reasons\":[]", "\"reasons\":[\"" + json + "\"]"));
        services.get("/api/agreements/annexes/visit-dagny",
                Story.annex("visit-dagny", "AWAITING_SIGNATURES", true).replace("ANNEX TO", json));
        services.get("/api/questionnaires/invitations/invitation-1",
                Story.invitation("SENT", "{}").replace("How was your visit?", json).replace("New contacts", json));
        services.get("/api/kpis/dictionary", Story.dictionary().replace("Visits submitted", json));
        services.get("/api/kpis/programmes/biginn/facts",
                Story.page(Story.fact("visit-dagny", "bigscience-dk", "visits-counted", "COUNTS", "1", json)));

        for (String path : new String[]{"/home", "/xchanges", "/xchanges/" + Story.XCHANGE, "/visits", "/visits/visit-dagny",
                "/annexes/visit-dagny",
                "/invitations/invitation-1", "/organisations", "/organisations/bigscience-dk", "/organisations/bigscience-dk/profile",
                "/kpis/biginn", "/kpis/biginn/facts", "/kpis/biginn/wall", "/xchanges/new",
                "/xchanges/" + Story.XCHANGE + "/visits/new?organisationId=bigscience-dk", "/visits?state=" + "%3Cscript%3Ealert('x')"}) {
            Shown page = get(CARMEN, path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.html()).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(get(CARMEN, "/visits/visit-dagny").html()).contains("&lt;script&gt;alert");
        assertThat(get(DAGNY.named(HOSTILE), "/home").html()).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
    }

    @Test
    void escapesWhatAPersonTyped() {
        Shown page = post(CARMEN, "/xchanges", "title", "\"><script>alert('x')</script>");

        assertThat(page.html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void doesNotOfferCoordinatorsPagesToVisitors() {
        assertThat(get(DAGNY, "/xchanges/new").status()).isEqualTo(403);
        assertThat(get(DAGNY, "/organisations").status()).isEqualTo(403);
        assertThat(get(DAGNY, "/operations/dead-letters").status()).isEqualTo(403);
        assertThat(get(GUSTAV, "/organisations/bigscience-dk/profile").status()).isEqualTo(403);
    }

    @Test
    void showsAServicesRefusalAsAPageOfItsOwn() {
        services.on("GET", "/api/registration/visits/visit-of-others",
                _ -> Answer.problem(403, "forbidden", "This visit is none of yours."));

        assertThat(get(DAGNY, "/visits/visit-of-others").status()).isEqualTo(403);
        assertThat(get(DAGNY, "/visits/visit-of-others").text()).contains("This is not for you");
        assertThat(get(DAGNY, "/visits/no-such-visit").text()).contains("There is nothing here");
    }

    @Test
    void tellsNothingOfABugButItsReference() {
        services.get("/api/registration/visits/visit-dagny", "{\"visitId\":");

        Shown page = get(DAGNY, "/visits/visit-dagny");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text()).contains("Something went wrong on our side", "Reference for support:")
                .doesNotContain("Exception", "jackson");
    }

    @Test
    void answersUnknownPagesInTheSameStyle() {
        Shown page = get(DAGNY, "/no/such/page");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is nothing here", "Dagny Holm");
    }
}
