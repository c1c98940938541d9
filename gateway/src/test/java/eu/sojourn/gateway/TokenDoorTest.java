package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.RSAKey;
import eu.sojourn.gateway.Upstream.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs: a token with each request. */
class TokenDoorTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    static final RunningGateway gateway = new RunningGateway();

    @Test
    void passesAValidTokenOnWithoutSessionOrFormToken() {
        String token = gateway.identity.token();

        HttpResponse<String> response = new Browser().send("POST", gateway.url + "/api/registration/xchanges",
                "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8), "Authorization", "Bearer " + token, "Content-Type",
                "application/json",
                "Idempotency-Key", "key-12345678", "If-Match", "\"3\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        Asked asked = gateway.registration.next();
        assertThat(asked.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(asked.text()).isEqualTo("{\"title\":\"x\"}");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("key-12345678");
        assertThat(asked.header("If-Match")).isEqualTo("\"3\"");
    }

    static Stream<String> badTokens() {
        StubIdentity identity = gateway.identity;
        RSAKey key = identity.key();
        Instant later = Instant.now().plus(HOUR);
        String good = identity.token();
        return Stream.of(identity.token(key, identity.issuer(), "sojourn", Instant.now().minus(HOUR)),
                identity.token(key, "https://elsewhere.example/identity", "sojourn", later),
                identity.token(key, identity.issuer(), "sojourn-identity", later),
                identity.token(StubIdentity.newKey(), identity.issuer(), "sojourn", later), good.substring(0, good.lastIndexOf('.') + 1),
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesTokensThatAreExpiredOrForeignOrForged(String token) {
        HttpResponse<String> response = new Browser().get(gateway.url + "/api/registration/visits", "Authorization", "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("urn:sojourn:problem:unauthenticated", "correlationId");
        assertThat(gateway.registration.waiting()).isZero();
    }

    @Test
    void refusesRequestsWithoutToken() {
        HttpResponse<String> response = new Browser().get(gateway.url + "/api/registration/visits");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("urn:sojourn:problem:unauthenticated");
        assertThat(gateway.registration.waiting()).isZero();
    }

    @Test
    void goesOnCheckingTokensWhileIdentityIsAway() {
        String token = gateway.identity.token();
        new Browser().get(gateway.url + "/api/registration/visits", "Authorization", "Bearer " + token);
        gateway.identity.down = true;

        assertThat(new Browser().get(gateway.url + "/api/registration/visits", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void continuesTheCallersTraceAndStartsOneOtherwise() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String bearer = "Bearer " + gateway.identity.token();

        HttpResponse<String> continued = new Browser().get(gateway.url + "/api/registration/visits", "Authorization", bearer, "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");
        HttpResponse<String> started = new Browser().get(gateway.url + "/api/registration/visits", "Authorization", bearer);

        assertThat(continued.headers().allValues("X-Correlation-Id")).containsExactly(trace);
        assertThat(gateway.registration.next().header("traceparent")).startsWith("00-" + trace + "-").doesNotContain("b7ad6b7169203331");
        String own = started.headers().firstValue("X-Correlation-Id").orElse("");
        assertThat(own).matches("[0-9a-f]{32}");
        assertThat(gateway.registration.next().header("traceparent")).startsWith("00-" + own + "-");
    }
}
