package eu.sojourn.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** How tokens are checked against an identity that publishes its keys over HTTP, or does not answer. */
class AccessTokensTest {

    private static final String ISSUER = "https://identity.example";
    private static final RSAKey KNOWN = key("known");
    private static final RSAKey UNKNOWN = key("unknown");

    private HttpServer identity;
    private JwtDecoder decoder;

    @BeforeEach
    void identityPublishesItsKey() throws IOException {
        identityIsAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        decoder = AccessTokens.decoder("http://localhost:" + identity.getAddress().getPort() + "/keys", ISSUER, "sojourn");
    }

    private void identityIsAt(InetSocketAddress address) throws IOException {
        identity = HttpServer.create(address, 0);
        identity.createContext("/keys", exchange -> {
            var keys = new JWKSet(KNOWN.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        identity.start();
    }

    @AfterEach
    void stop() {
        identity.stop(0);
    }

    @Test
    void takesOnlyTokensOfTheIssuerForTheAudience() {
        assertThat(decoder.decode(token(KNOWN, ISSUER, "sojourn")).getSubject()).isEqualTo("ana");
        assertThatThrownBy(() -> decoder.decode(token(KNOWN, ISSUER, "another"))).hasMessageContaining("aud");
        assertThatThrownBy(() -> decoder.decode(token(KNOWN, "https://another.example", "sojourn"))).hasMessageContaining("iss");
    }

    @Test
    void goesOnWithKnownKeysWhileIdentityIsAway() {
        decoder.decode(token(KNOWN, ISSUER, "sojourn"));
        identity.stop(0);
        // A key that is not known makes it ask for the keys, in vain.
        assertThat(refused(token(UNKNOWN, ISSUER, "sojourn"))).isInstanceOf(AuthenticationException.class);

        assertThat(decoder.decode(token(KNOWN, ISSUER, "sojourn")).getSubject()).isEqualTo("ana");
    }

    @Test
    void waitsForASilentIdentityHoweverManyTokensComeAndTakesThemSoonAfterItIsBack() throws Exception {
        var address = identity.getAddress();
        identity.stop(0);
        for (var i = 0; i < 5; i++) {
            var refused = refused(token(KNOWN, ISSUER, "sojourn"));
            assertThat(AccessTokens.isOutage(refused)).as("token %d: %s", i, refused).isTrue();
        }

        identityIsAt(address);

        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (refused(token(KNOWN, ISSUER, "sojourn")) != null && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(decoder.decode(token(KNOWN, ISSUER, "sojourn")).getSubject()).isEqualTo("ana");
    }

    @Test
    void takesNoNumberOfTokensOfAnUnknownKeyForAnOutage() {
        decoder.decode(token(KNOWN, ISSUER, "sojourn"));
        for (var i = 0; i < 5; i++) {
            var refused = refused(token(UNKNOWN, ISSUER, "sojourn"));
            assertThat(AccessTokens.isOutage(refused)).as("token %d: %s", i, refused).isFalse();
        }
    }

    private AuthenticationException refused(String token) {
        return (AuthenticationException) catchThrowable(
                () -> new JwtAuthenticationProvider(decoder).authenticate(new BearerTokenAuthenticationToken(token)));
    }

    private static String token(RSAKey key, String issuer, String audience) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    new JWTClaimsSet.Builder().subject("ana")
                            .issuer(issuer)
                            .audience(audience)
                            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
