package eu.sojourn.agreements.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Routes;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@SojournTest
class RoutesTest {
    /** Answer with what is the caller's own, and to a stranger with nothing. */
    private static final Set<String> LISTS = Set.of("/api/agreements/agendas", "/api/agreements/annexes");
    private static final String SIGNATURE = "{\"textSha256\":\"" + "0".repeat(64) + "\"}";
    private static final Map<String, String> BODIES = Map.of("/signature", SIGNATURE, "/signatures", SIGNATURE, "/confirmation",
            "{\"version\":1}",
            "/agenda", "{\"sessions\":[{\"title\":\"T\",\"starts\":\"2024-03-04T09:00\",\"ends\":\"2024-03-04T10:00\",\"place\":\"P\"}]}");

    private final Story story;
    private final List<Routes.Route> routes;

    @Autowired
    RoutesTest(Http http, ApplicationContext context) {
        story = new Story(http);
        routes = Routes.of(context);
    }

    @Test
    void answersNoRouteWithoutAToken() {
        assertThat(routes).hasSizeGreaterThan(10);
        for (var route : routes) {
            assertThat(story.anyone().send(route.method(), route.path(), body(route)).status()).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void answersNoRouteToATokenOfAnotherIssuerOrAudienceOrTime() {
        var host = Tokens.person("hanna").role("host").organisation(story.host);
        var later = Instant.now().plusSeconds(3600);
        for (var token : List.of(host.token("http://elsewhere", "sojourn", later),
                host.token("http://localhost:8080/identity", "elsewhere", later),
                host.token("http://localhost:8080/identity", "sojourn", Instant.now().minusSeconds(3600)), "nonsense")) {
            for (var route : routes) {
                assertThat(story.anyone().as(token).send(route.method(), route.path(), body(route)).status()).as(route.toString())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void opensNoRouteToAnotherOrganisation() {
        story.annexAwaitsSignatures();

        for (var route : routes) {
            var answer = story.stranger().send(route.method(), real(route), body(route));

            if (LISTS.contains(route.pattern())) {
                assertThat(answer.expect(200).text()).as(route.toString()).doesNotContain(story.run);
            } else {
                assertThat(answer.status()).as(route.toString()).isEqualTo(403);
            }
        }
    }

    private String real(Routes.Route route) {
        return route.pattern()
                .replace("{hostOrganisationId}", story.host)
                .replace("{xchangeId}", story.xchange)
                .replace("{visitId}", story.visit)
                .replace("{id}", "nobodys-letter");
    }

    private static String body(Routes.Route route) {
        if (route.method().equals("GET")) {
            return null;
        }
        return BODIES.getOrDefault(route.pattern().substring(route.pattern().lastIndexOf('/')), "{}");
    }
}
