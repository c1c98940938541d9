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
    private static final Set<String> LISTS = Set.of("/api/agreements/agendas", "/api/agreements/annexes", "/api/agreements/links",
            "/api/agreements/open-signatures");
    /** Concern nothing but the caller's own calendar, whose address holds what no other test knows. */
    private static final String OWN = "/api/agreements/calendar-feeds";
    /** Open to whoever has a link; LinksTest has what they refuse. */
    private static final String LINKED = "/api/agreements/linked";
    /** Open to whoever has the address; CalendarsTest has what it refuses. */
    private static final String FEED = "/api/agreements/calendar/{token}.ics";
    /** Says of each annex by itself what became of it. */
    private static final String BATCH = "/api/agreements/annexes/signatures";
    /** Open to whoever holds a document. */
    private static final String CERTIFICATE = "/api/agreements/certificate.pem";
    private static final String SIGNATURE = "{\"textSha256\":\"" + "0".repeat(64) + "\"}";
    private static final String WORDING = "{\"text\":\"Other words.\"}";
    private static final Map<String, String> BODIES = Map.of("/signature", SIGNATURE, "/signatures", SIGNATURE, "/confirmation",
            "{\"version\":1}",
            "/refusal", "{\"textSha256\":\"" + "0".repeat(64) + "\",\"reason\":\"R\"}",
            "/change-requests", "{\"version\":1,\"requests\":[{\"sessionId\":\"session-1\",\"wish\":\"Later\"}]}",
            "/agenda", "{\"sessions\":[{\"title\":\"T\",\"starts\":\"2024-03-04T09:00\",\"ends\":\"2024-03-04T10:00\",\"place\":\"P\"}]}");

    private static final Map<String, String> COMMITMENT_BODIES = Map.of("/comments", WORDING, "/proposal", WORDING, "/acceptance",
            "{\"wordingSha256\":\"" + "0".repeat(64) + "\"}", "/termination", "{\"lastDay\":\"2030-01-01\",\"reason\":\"R\"}",
            "/clause-library",
            "{\"clauses\":[{\"clauseId\":\"costs\",\"wordings\":[{\"language\":\"en\",\"title\":\"T\",\"text\":\"t\"}]}]}");

    private final Story story;
    private final List<Routes.Route> routes;

    @Autowired
    RoutesTest(Http http, ApplicationContext context) {
        story = new Story(http);
        routes = Routes.of(context)
                .stream()
                .filter(route -> !route.pattern().startsWith(LINKED) && !route.pattern().equals(FEED)
                        && !route.pattern().equals(CERTIFICATE))
                .toList();
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
        var link = story.hanna().post("/api/agreements/links", link()).expect(201).at("/linkId");

        for (var route : routes) {
            var answer = story.stranger()
                    .send(route.method(), real(route).replace("{linkId}", link) + query(route), body(route));

            if (route.pattern().equals(BATCH)) {
                assertThat(answer.expect(200).at("/items/0/reasons/0/code")).isEqualTo("NOT_A_PARTY");
            } else if (route.method().equals("GET") && LISTS.contains(route.pattern()) || route.pattern().startsWith(OWN)) {
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
                .replace("{programmeId}", story.programme)
                .replace("{clauseId}", "costs")
                .replace("{version}", "1")
                .replace("{id}", "nobodys-letter");
    }

    private String body(Routes.Route route) {
        if (route.method().equals("GET")) {
            return null;
        }
        if (route.pattern().endsWith("/links")) {
            return link();
        }
        if (route.pattern().equals(BATCH)) {
            return "{\"signatures\":[{\"visitId\":\"" + story.visit + "\",\"textSha256\":\"" + "0".repeat(64) + "\"}]}";
        }
        var last = route.pattern().substring(route.pattern().lastIndexOf('/'));
        return BODIES.getOrDefault(last, COMMITMENT_BODIES.getOrDefault(last, "{}"));
    }

    private String query(Routes.Route route) {
        return route.method().equals("GET") && route.pattern().endsWith("/links") ? "?xchangeId=" + story.xchange : "";
    }

    private String link() {
        return """
                {"purpose":"READ","xchangeId":"%s","partyKind":"ORGANISATION","partyId":"%s","holder":"Legal"}""".formatted(story.xchange,
                story.host);
    }
}
