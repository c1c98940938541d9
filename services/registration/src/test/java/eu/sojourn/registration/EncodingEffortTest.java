package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What forms cost is summed for each role and task of an Xchange, and told. */
@SojournTest
class EncodingEffortTest {

    @Autowired
    Http http;

    private Cast cast;
    private String xchange;
    private String path;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        path = "/api/registration/xchanges/" + xchange + "/encoding-effort";
    }

    @Test
    void sumsEffortForEachRoleAndTask() {
        cast.visit(xchange, cast.litek);

        say(cast.carmen, "encode-visit", 3, 5, 40);
        say(cast.carmen, "encode-visit", 2, 1, 10);
        say(cast.lina, "report", 1, 2, 60);
        say(cast.hanna, "accept", 0, 1, 5);

        var totals = http.as(cast.carmen).get(path).expect(200).json().path("totals");
        assertThat(totals.valueStream().map(Object::toString)).containsExactly(
                "{\"role\":\"VISITOR\",\"task\":\"report\",\"times\":1,\"fields\":1,\"clicks\":2,\"seconds\":60}",
                "{\"role\":\"HOST\",\"task\":\"accept\",\"times\":1,\"fields\":0,\"clicks\":1,\"seconds\":5}",
                "{\"role\":\"COORDINATOR\",\"task\":\"encode-visit\",\"times\":2,\"fields\":5,\"clicks\":6,\"seconds\":50}");
        eventually(() -> assertThat(Wire.heard("registration.xchanges", "encoding-effort-" + xchange)).hasSize(4)
                .allMatch(event -> event.type().equals("registration.encoding-effort-recorded.v1")));
    }

    @Test
    void countsACommandOnce() {
        var client = http.as(cast.carmen).with("Idempotency-Key", "effort-" + cast.programme);
        var body = Map.of("task", "encode-visit", "fields", 3, "clicks", 5, "seconds", 40);

        client.post(path, body).expect(200);
        client.post(path, body).expect(200);

        assertThat(http.as(cast.carmen).get(path).at("/totals/0/times")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"fields,-1", "fields,1001", "clicks,-1", "clicks,10001", "seconds,-1", "seconds,86401",
            "seconds,2147483648", "fields,null", "task,null", "task,Report!", "task,x", "person,carmen"})
    void refusesWhatCannotBe(String field, @Nullable String value) {
        var body = new HashMap<String, Object>(Map.of("task", "encode-visit", "fields", 1, "clicks", 1, "seconds", 1));
        body.put(field, value);

        assertThat(http.as(cast.carmen).post(path, body).expect(400).fields()).containsExactly(field);
        assertThat(http.as(cast.carmen).get(path).json().path("totals")).isEmpty();
    }

    @Test
    void isSaidByThoseWhoTakePartAndSeenByCoordinators() {
        var body = Map.of("task", "apply", "fields", 1, "clicks", 1, "seconds", 1);

        for (var other : List.of(cast.lina, cast.sofia)) {
            http.as(other).post(path, body).expect(403);
        }
        http.as(cast.hanna).get(path).expect(403);
        http.as(cast.carmen).post("/api/registration/xchanges/no-such-xchange/encoding-effort", body).expect(404);
    }

    private void say(String token, String task, int fields, int clicks, int seconds) {
        http.as(token).post(path, Map.of("task", task, "fields", fields, "clicks", clicks, "seconds", seconds)).expect(200);
    }
}
