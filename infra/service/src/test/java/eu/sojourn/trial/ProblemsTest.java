package eu.sojourn.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told as a problem (RFC 9457) that names the field. */
class ProblemsTest extends TrialTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{}; name", "{\"name\":null}; name", "{\"name\":\"a\",\"surprise\":1}; surprise",
            "{\"name\":\"a\",\"colour\":\"GREEN\"}; colour",
            "{\"name\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":\"x\"}]}; parts[0].count",
            "{\"name\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":null}]}; parts[0].count",
            "{\"name\":\"a\",\"parts\":[{\"count\":1}]}; parts[0].name", "{\"name\":\"a\",\"parts\":{}}; parts"})
    void namesTheFieldOfTheBody(String body, String field) {
        var answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(field);
        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:invalid-input");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/detail")).contains(field);
    }

    @Test
    void tellsWhichConstantsThereAre() {
        assertThat(post("{\"name\":\"a\",\"colour\":\"GREEN\"}").at("/reasons/0/message")).contains("RED", "BLUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "text"})
    void refusesWhatIsNoSuchObject(String body) {
        assertThat(post(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/api/trial/things/one?colour=RED,number", "/api/trial/things/1?colour=GREEN,colour", "/api/trial/things/1,colour",
            "/api/trial/things/-1?colour=RED,number"})
    void namesTheParameter(String path, String field) {
        var answer = send("GET", path, null, "Authorization", bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/trial/things/404?colour=RED,404,not-found", "GET,/api/trial/things/403?colour=RED,403,forbidden",
            "GET,/api/trial/nothing,404,not-found", "DELETE,/api/trial/things,405,method-not-allowed",
            "GET,/api/trial/things/500?colour=RED,500,internal"})
    void answersWithAProblemOfItsKind(String method, String path, int status, String type) {
        var answer = send(method, path, null, "Authorization", bearer());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().body()).contains("urn:sojourn:problem:" + type);
        assertThat(answer.at("/correlationId")).isEqualTo(answer.header("X-Correlation-Id")).hasSize(32);
    }

    @Test
    void tellsNothingOfABugButItsCorrelationId() {
        var answer = send("GET", "/api/trial/things/500?colour=RED", null, "Authorization", bearer());

        assertThat(answer.response().body()).doesNotContain("secret", "Exception", "eu.sojourn");
    }

    @Test
    void refusesAnotherMediaType() {
        var answer = send("POST", "/api/trial/things", "name=a", "Authorization", bearer(), "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({"'\"1\"',200", "*,200", "W/\"1\",200", "'\"2\"',412", "one,400"})
    void comparesTheVersionThatTheCallerSaw(String ifMatch, int status) {
        assertThat(send("POST", "/api/trial/things", "{\"name\":\"a\"}", "Authorization", bearer(), "If-Match", ifMatch).status())
                .isEqualTo(status);
    }

    private Answer post(String body) {
        return send("POST", "/api/trial/things", body, "Authorization", bearer());
    }
}
