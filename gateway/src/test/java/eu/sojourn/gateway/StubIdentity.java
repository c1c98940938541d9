package eu.sojourn.gateway;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;

/** An OpenID Connect provider that signs everybody in as the same person without asking, and checks what a provider has to check. */
final class StubIdentity implements AutoCloseable {

    static final String PERSON = "a-person";
    static final String SECRET = "gateway-secret-of-the-test";

    private final Upstream server = new Upstream("identity");
    private final RSAKey key = newKey();
    private final String issuer;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final AtomicInteger renewals = new AtomicInteger();
    volatile Duration lifetime;
    volatile boolean refreshable;
    volatile boolean down;

    StubIdentity(String issuer) {
        this.issuer = issuer;
        recover();
        server.answers(this::handle);
    }

    /** Works as it did in the beginning. */
    void recover() {
        lifetime = Duration.ofMinutes(15);
        refreshable = true;
        down = false;
        renewals.set(0);
    }

    String url() {
        return server.url();
    }

    Upstream server() {
        return server;
    }

    String token() {
        return token(key, issuer, "sojourn", Instant.now().plus(Duration.ofMinutes(15)));
    }

    String token(RSAKey signedWith, String from, String audience, Instant expires) {
        return sign(signedWith, new JWTClaimsSet.Builder().jwtID(UUID.randomUUID().toString())
                .issuer(from)
                .subject(PERSON)
                .audience(audience)
                .issueTime(new Date())
                .expirationTime(Date.from(expires))
                .claim("roles", List.of("visitor"))
                .build());
    }

    RSAKey key() {
        return key;
    }

    String issuer() {
        return issuer;
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).algorithm(JWSAlgorithm.RS256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void handle(HttpExchange exchange, Upstream.Asked asked) throws IOException {
        if (down) {
            Upstream.answer(exchange, 503, "text/plain", "down");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/identity/oauth2/jwks" -> Upstream.answer(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString());
            case "/identity/oauth2/authorize" -> authorize(exchange, parsed(exchange.getRequestURI().getRawQuery()));
            case "/identity/oauth2/token" -> token(exchange, asked.text());
            default -> Upstream.answer(exchange, 200, "text/plain", "identity " + exchange.getRequestURI());
        }
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state="
                        + URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8));
        Upstream.answer(exchange, 302, "text/plain", "");
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        Map<String, String> form = parsed(body);
        String basic = "Basic " + Base64.getEncoder().encodeToString(("gateway:" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            Upstream.answer(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
            return;
        }
        String nonce = null;
        if ("authorization_code".equals(form.get("grant_type"))) {
            Map<String, String> asked = codes.remove(String.valueOf(form.get("code")));
            if (asked == null || !challenge(String.valueOf(form.get("code_verifier"))).equals(asked.get("code_challenge"))) {
                Upstream.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
                return;
            }
            nonce = asked.get("nonce");
        } else {
            renewals.incrementAndGet();
            if (!refreshable) {
                Upstream.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
                return;
            }
        }
        Instant expires = Instant.now().plus(lifetime);
        String idToken = sign(key, new JWTClaimsSet.Builder().issuer(issuer)
                .subject(PERSON)
                .audience("gateway")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(900)))
                .claim("nonce", nonce)
                .build());
        Upstream.answer(exchange, 200, "application/json",
                "{\"access_token\":\"" + token(key, issuer, "sojourn", expires) + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + lifetime.toSeconds() + ",\"refresh_token\":\"refresh\",\"scope\":\"openid profile\",\"id_token\":\"" + idToken
                        + "\"}");
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parsed(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.close();
    }
}
