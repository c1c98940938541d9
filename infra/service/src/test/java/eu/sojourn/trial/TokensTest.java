package eu.sojourn.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is as good as its key, issuer, audience and time. */
class TokensTest extends TrialTest {

    static Stream<Map.Entry<String, String>> bad() throws JOSEException {
        var good = signed(claims(), KEY);
        var hmac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        hmac.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        return Stream.of(Map.entry("another issuer", signed(claims().issuer("http://elsewhere/identity"), KEY)),
                Map.entry("no issuer", signed(claims().issuer(null), KEY)),
                Map.entry("another audience", signed(claims().audience("another"), KEY)),
                Map.entry("no audience", signed(claims().audience((String) null), KEY)),
                Map.entry("expired", signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(120))), KEY)),
                Map.entry("not yet valid", signed(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(300))), KEY)),
                Map.entry("a key of its own", signed(claims(), key("published"))),
                Map.entry("an unknown key", signed(claims(), key("own"))),
                Map.entry("unsigned", new PlainJWT(claims().build()).serialize()),
                Map.entry("the public key taken for a secret", hmac.serialize()),
                Map.entry("claims changed", good.replaceFirst("\\.[^.]+\\.", "." + payload(claims().subject("hanna")) + ".")),
                Map.entry("signature cut off", good.substring(0, good.lastIndexOf('.') + 1)), Map.entry("nonsense", "nonsense"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void letsNobodyInWithABadOne(Map.Entry<String, String> token) {
        var answer = send("GET", "/api/trial/actor", null, "Authorization", "Bearer " + token.getValue());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/trial/actor", "/api/trial/things/1", "/api/trial/nothing", "/", "/actuator", "/actuator/env",
            "/actuator/prometheus/x"})
    void letsNobodyInWithoutOne(String path) {
        assertThat(send("GET", path, null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/prometheus", "/api/trial/openapi"})
    void isOpenOnPurpose(String path) {
        assertThat(send("GET", path, null).status()).isEqualTo(200);
    }

    @Test
    void makesAnActorOfAGoodOne() {
        var answer = send("GET", "/api/trial/actor", null, "Authorization", bearer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/personId")).isEqualTo("carmen");
        assertThat(answer.at("/roles/0")).isEqualTo("coordinator");
        assertThat(answer.at("/programmes/0")).isEqualTo("biginn");
        assertThat(answer.json().path("organisations").isEmpty()).isTrue();
    }

    @Test
    void takesNoTokenFromTheAddress() {
        assertThat(send("GET", "/api/trial/actor?access_token=" + signed(claims(), KEY), null).status()).isEqualTo(401);
    }

    private static String payload(JWTClaimsSet.Builder claims) {
        return claims.build().toPayload().toBase64URL().toString();
    }
}
