package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Routes;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

@SojournTest
class AuthorisationTest {

    private final Http http;
    private final ApplicationContext context;

    AuthorisationTest(@Autowired Http http, @Autowired ApplicationContext context) {
        this.http = http;
        this.context = context;
    }

    @Test
    void closesEveryRouteToThoseWithoutAToken() {
        assertThat(Routes.of(context))
                .allSatisfy(route -> assertThat(http.send(route.method(), route.path(), null).status()).as(route.toString())
                        .isEqualTo(401));
    }

    @Test
    void closesEveryRouteButTheDictionaryToStrangers() {
        assertThat(Routes.of(context)).filteredOn(route -> !route.path().equals("/api/kpis/dictionary"))
                .allSatisfy(route -> assertThat(http.as(Tokens.stranger())
                        .send(route.method(), route.path(), route.method().equals("GET") ? null : Map.of())
                        .status())
                        .as(route.toString())
                        .isEqualTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/kpis/programmes/biginn", "/api/kpis/programmes/biginn/facts", "/api/kpis/programmes/biginn/stream",
            "/api/kpis/programmes/biginn/breakdown?by=month"})
    void refusesTheCoordinatorOfAnotherProgramme(String path) {
        http.as(Tokens.coordinator("excite", "excite")).get(path).expect(403);
    }

    static Stream<String> readers() {
        return Stream.of(Tokens.coordinator("biginn", "biginn"), Tokens.operator(), Tokens.person("auditor").role("auditor").token());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void letsCoordinatorsOperatorsAndAuditorsRead(String token) {
        http.as(token).get("/api/kpis/programmes/biginn").expect(200);
        http.as(token).get("/api/kpis/programmes/biginn/facts").expect(200);
    }

    @Test
    void refusesTokensOfOthersAndOldOnes() {
        var person = Tokens.person("olga").role("operator");
        http.as(person.token("http://elsewhere", "sojourn", Instant.now().plusSeconds(60))).get("/api/kpis/programmes/biginn").expect(401);
        http.as(person.token("http://localhost:8080/identity", "another", Instant.now().plusSeconds(60)))
                .get("/api/kpis/programmes/biginn")
                .expect(401);
        http.as(person.token("http://localhost:8080/identity", "sojourn", Instant.now().minusSeconds(3600)))
                .get("/api/kpis/programmes/biginn")
                .expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?kpi=no-such", "?limit=0", "?limit=201", "?limit=x", "?outcome=COUNTS", "?kpi=visits-counted&outcome=MAYBE",
            "?colour=red", "?from=2024-01-01", "?kpi=visits-counted&to=soon", "?by=age&key=61%2B", "?kpi=visits-counted&by=mood&key=",
            "?kpi=signatures-open&by=age&key=9", "?kpi=visits-counted&by=month&key=2024-13",
            "?kpi=visits-counted&by=month&by=host&key=2024-02"})
    void namesTheFieldThatIsWrong(String query) {
        var answer = http.as(Tokens.operator()).get("/api/kpis/programmes/biginn/facts" + query).expect(400);

        assertThat(answer.fields()).hasSize(1).allSatisfy(field -> assertThat(query).contains(field + "="));
    }

    @Test
    void refusesWhatIsNoIdOfAProgramme() {
        assertThat(http.as(Tokens.operator()).get("/api/kpis/programmes/UPPER!").expect(400).fields()).containsExactly("programmeId");
    }
}
