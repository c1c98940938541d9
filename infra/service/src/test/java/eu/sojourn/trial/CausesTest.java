package eu.sojourn.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One id follows a request from hop to hop, and one key tells one command from another. */
class CausesTest extends TrialTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String KEY = "8d5e0a4c-0001";

    @Test
    void continuesTheTraceOfTheCallerAndAnswersItsId() {
        var answer = cause("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(answer.header("X-Correlation-Id")).isEqualTo(TRACE);
        assertThat(answer.at("/correlationId")).isEqualTo(TRACE);
        assertThat(answer.at("/logged")).isEqualTo(TRACE);
        assertThat(answer.at("/traceparent")).matches("00-" + TRACE + "-[0-9a-f]{16}-01").doesNotContain("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf92f35-00f067aa0ba902b7-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-" + TRACE + "-00f067aa0ba902b7-01-extra"})
    void startsATraceWhereTheCallersIsNone(String traceparent) {
        var answer = cause("traceparent", traceparent);

        assertThat(answer.header("X-Correlation-Id")).matches("[0-9a-f]{32}").isNotEqualTo(TRACE).isNotEqualTo("0".repeat(32));
    }

    @Test
    void givesEveryRequestATraceOfItsOwn() {
        assertThat(cause().header("X-Correlation-Id")).isNotEqualTo(cause().header("X-Correlation-Id"));
    }

    @Test
    void answersTheIdAlsoToWhomItDoesNotLetIn() {
        var answer = send("GET", "/api/trial/actor", null, "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-Correlation-Id")).isEqualTo(TRACE);
        assertThat(answer.at("/correlationId")).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "1234567", "with space in it", "with/slash", "naïve-key"})
    void refusesAMalformedKey(String key) {
        var answer = cause("Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:invalid-input");
        assertThat(answer.at("/detail")).contains("Idempotency-Key");
    }

    @Test
    void takesKeysFromEightToSixtyFourCharacters() {
        assertThat(cause("Idempotency-Key", "a".repeat(8)).status()).isEqualTo(200);
        assertThat(cause("Idempotency-Key", "a".repeat(64)).status()).isEqualTo(200);
        assertThat(cause("Idempotency-Key", "a".repeat(65)).status()).isEqualTo(400);
    }

    @Test
    void keepsTheKeysOfPeopleApart() {
        var hanna = "Bearer " + signed(claims().subject("hanna"), TrialTest.KEY);

        assertThat(cause("Idempotency-Key", KEY).at("/key")).isEqualTo("carmen/" + KEY);
        assertThat(send("POST", "/api/trial/cause", "{}", "Authorization", hanna, "Idempotency-Key", KEY).at("/key"))
                .isEqualTo("hanna/" + KEY);
    }

    @Test
    void tellsCommandsOfOneKeyApartByTheirBody() {
        var first = cause("Idempotency-Key", KEY);
        var again = cause("Idempotency-Key", KEY);
        var other = send("POST", "/api/trial/cause", "{\"other\":1}", "Authorization", bearer(), "Idempotency-Key", KEY);

        assertThat(again.at("/fingerprint")).isEqualTo(first.at("/fingerprint")).hasSize(64);
        assertThat(other.at("/fingerprint")).isNotEqualTo(first.at("/fingerprint"));
        assertThat(other.at("/body")).isEqualTo("{\"other\":1}");
    }

    private Answer cause(String... headers) {
        var all = new java.util.ArrayList<>(java.util.List.of("Authorization", bearer()));
        all.addAll(java.util.List.of(headers));
        return send("POST", "/api/trial/cause", "{}", all.toArray(String[]::new));
    }
}
