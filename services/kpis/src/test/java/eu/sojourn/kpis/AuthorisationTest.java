package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

    private static final String PROGRAMME = "/api/kpis/programmes/closed";

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

    /** Those of a visit that nobody knows are not found, whoever asks. */
    @Test
    void closesEveryRouteOfAProgrammeToTheCoordinatorOfAnother() {
        var own = http.as(Tokens.coordinator("closed", "closed"));
        var another = http.as(Tokens.coordinator("excite", "excite"));
        Programmes.tell(http, "closed");
        var activities = PROGRAMME + "/activities";
        var targets = PROGRAMME + "/targets";
        var activity = Map.<String, Object>of("kind", "CAPACITY_BUILDING", "title", "Ours", "type", "training", "plannedOn", "2024-01",
                "lead", "litek", "mode", "ONLINE");
        var target = Map.<String, Object>of("kpi", "visits-counted", "value", 60);
        var activityId = own.post(activities, activity).expect(201).at("/id");
        var targetId = own.post(targets, target).expect(201).at("/id");
        var before = List.of(own.get(activities).expect(200).json().path("items"), own.get(targets).expect(200).json(),
                own.get(PROGRAMME + "/snapshots").expect(200).json());

        var routes = Routes.of(context).stream().filter(route -> route.pattern().contains("{programmeId}")).toList();
        assertThat(routes).hasSizeGreaterThan(25).allSatisfy(route -> {
            var path = route.pattern()
                    .replace("{programmeId}", "closed")
                    .replace("{activityId}", activityId)
                    .replace("{targetId}", targetId)
                    .replaceAll("\\{[^}]+}", "nobodys-thing");
            var body = route.method().equals("GET") || route.method().equals("DELETE")
                    ? null
                    : route.pattern().contains("/targets")
                            ? target
                            : route.pattern().endsWith("/snapshots")
                                    ? Map.of("template", "supported-exchanges")
                                    : route.pattern().endsWith("/done")
                                            ? Map.of("doneOn", "2024-01-15", "actualParticipants", 3)
                                            : activity;
            assertThat(another.with("If-Match", "*").send(route.method(), path + needed(path), body).status()).as(route.toString())
                    .isIn(403, 404);
        });

        assertThat(List.of(own.get(activities).expect(200).json().path("items"), own.get(targets).expect(200).json(),
                own.get(PROGRAMME + "/snapshots").expect(200).json())).isEqualTo(before);
    }

    private static String needed(String path) {
        return path.contains("/difference")
                ? "?to=nobodys-thing"
                : path.endsWith("/breakdown") ? "?by=month" : path.endsWith("/previews") ? "?visitId=nobodys-thing" : "";
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
