package eu.sojourn.identity;

import static eu.sojourn.identity.RunningIdentity.GATEWAY_SECRET;
import static eu.sojourn.identity.RunningIdentity.ISSUER;
import static eu.sojourn.identity.RunningIdentity.URL;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.sojourn.identity.RunningIdentity.Instance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in by OpenID Connect as the gateway does it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-proof-key-of-a-code-exchange";
    private static final String HTML = "text/html";

    private final RunningIdentity running = new RunningIdentity();
    private Instance identity;

    @BeforeAll
    void start() {
        identity = running.start();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void givesTokensThatSayWhoAndForWhom() throws Exception {
        JsonNode tokens = exchange(code(new Browser(), "dagny", "sojourn-demo"));

        JWTClaimsSet claims = SignedJWT.parse(tokens.get("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("sojourn");
        assertThat(claims.getSubject()).matches("[a-z0-9][a-z0-9-]{1,62}").doesNotContain("dagny");
        assertThat(claims.getStringClaim("name")).isEqualTo("Dagny Holm");
        assertThat(claims.getStringListClaim("roles")).containsExactly("visitor");
        assertThat(claims.getStringListClaim("organisations")).containsExactly("bigscience-dk");
        assertThat(claims.getStringListClaim("partnerships")).isEmpty();
        assertThat(claims.getStringListClaim("programmes")).isEmpty();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime()).isEqualTo(15 * 60 * 1000);
        assertThat(SignedJWT.parse(tokens.get("id_token").asString()).getJWTClaimsSet().getStringClaim("name")).isEqualTo("Dagny Holm");
    }

    @Test
    void renewsTokensAfterARestart() throws Exception {
        Instance first = running.start();
        JsonNode tokens = exchange(first, code(first, new Browser(), "carmen", "sojourn-demo"));
        first.stop();

        Instance second = running.start();
        HttpResponse<String> renewed = renew(second, tokens.get("refresh_token").asString());

        assertThat(renewed.statusCode()).isEqualTo(200);
        JWTClaimsSet claims = SignedJWT.parse(json(renewed).get("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("programmes")).containsExactly("biginn");
    }

    @Test
    void signsWithTheSameKeyInEveryInstance() {
        Instance other = running.start();

        assertThat(new Browser().get(other.base() + "/oauth2/jwks").body())
                .isEqualTo(new Browser().get(identity.base() + "/oauth2/jwks").body());
    }

    @Test
    void refusesAWrongPasswordWithoutSayingWhichPartIsWrong() {
        Browser browser = new Browser();
        browser.get(authorize(identity), "Accept", HTML);

        HttpResponse<String> wrongPassword = signIn(identity, browser, "dagny", "not-hers");
        HttpResponse<String> wrongName = signIn(identity, browser, "nobody", "not-hers");

        assertThat(Browser.location(wrongPassword)).isEqualTo("/identity/sign-in?failed").isEqualTo(Browser.location(wrongName));
        assertThat(browser.get(identity.base() + "/sign-in?failed").body()).contains("do not belong together");
    }

    @Test
    void limitsGuessesAtOneNameAndNobodyElse() {
        Browser browser = new Browser();

        for (int guess = 0; guess < 10; guess++) {
            assertThat(signIn(identity, browser, "gustav", "guess" + guess).statusCode()).isEqualTo(302);
        }
        HttpResponse<String> limited = signIn(identity, new Browser(), " Gustav ", "sojourn-demo");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]?");
        assertThat(limited.body()).contains("too many wrong passwords", "name=\"password\"", "name=\"_csrf\"");
        assertThat(Browser.location(signIn(identity, new Browser(), "olga", "sojourn-demo"))).doesNotContain("failed").isNotEmpty();
    }

    @Test
    void forgetsWrongPasswordsAfterTheRightOne() {
        for (int round = 0; round < 2; round++) {
            for (int guess = 0; guess < 9; guess++) {
                assertThat(signIn(identity, new Browser(), "ernst", "guess" + guess).statusCode()).isEqualTo(302);
            }
            assertThat(Browser.location(signIn(identity, new Browser(), "ernst", "sojourn-demo"))).doesNotContain("failed").isNotEmpty();
        }
    }

    @Test
    void refusesAFormWithoutItsToken() {
        HttpResponse<String> response = new Browser().post(identity.base() + "/sign-in",
                Map.of("username", "dagny", "password", "sojourn-demo"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesACodeWithoutItsProofKey() {
        HttpResponse<String> response = new Browser().post(identity.base() + "/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", code(new Browser(), "dagny", "sojourn-demo"), "redirect_uri", callback(),
                        "code_verifier", "another-verifier-that-is-long-enough-for-the-proof-key-of-a-code"),
                "Authorization", basic("gateway", GATEWAY_SECRET));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_grant");
    }

    @Test
    void refusesToSendTheCodeAnywhereElse() {
        String elsewhere = authorize(identity).replace("localhost%3A8080", "elsewhere.example");

        HttpResponse<String> response = new Browser().get(elsewhere, "Accept", HTML);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.location(response)).isEmpty();
    }

    @Test
    void endsSessionAndRenewalOnSignOut() {
        Browser browser = new Browser();
        JsonNode tokens = exchange(code(browser, "hanna", "sojourn-demo"));
        JsonNode renewed = json(renew(identity, tokens.get("refresh_token").asString()));

        // With the first id token: it is the one the browser's session still holds after a renewal.
        HttpResponse<String> signedOut = browser.get(identity.base() + "/connect/logout?"
                + Browser.encode(Map.of("id_token_hint", tokens.get("id_token").asString(), "post_logout_redirect_uri", URL + "/")));

        assertThat(Browser.location(signedOut)).isEqualTo(URL + "/");
        assertThat(renew(identity, renewed.get("refresh_token").asString()).statusCode()).isEqualTo(400);
        assertThat(Browser.location(browser.get(authorize(identity), "Accept", HTML))).endsWith("/identity/sign-in");
    }

    @Test
    void keepsNoUsableTokenAndNoPasswordInTheDatabase() {
        JsonNode tokens = exchange(code(new Browser(), "sofia", "sojourn-demo"));

        String stored = Stored.everything(running.mongoUri());

        assertThat(stored).contains("$argon2id$")
                .doesNotContain(tokens.get("refresh_token").asString())
                .doesNotContain(tokens.get("access_token").asString())
                .doesNotContain(tokens.get("id_token").asString())
                .doesNotContain("sojourn-demo\"");
    }

    @Test
    void showsOneButtonPerDemoPersonAndForbidsScripts() {
        HttpResponse<String> page = new Browser().get(identity.base() + "/sign-in");

        assertThat(page.body()).contains("Carmen Ortega", "Ernst Vogel", "Hanna Brandt", "Dagny Holm", "Sofía Marín", "Lina Petrauskaitė",
                "Gustav Krämer", "Olga Niemi", "Coordinates the programme BIGINN");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
                "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("sojourn-identity=", "HttpOnly", "SameSite=Lax");
    }

    private String code(Browser browser, String username, String password) {
        return code(identity, browser, username, password);
    }

    private static String code(Instance at, Browser browser, String username, String password) {
        HttpResponse<String> asked = browser.get(authorize(at), "Accept", HTML);
        assertThat(Browser.location(asked)).isEqualTo("/identity/sign-in");
        HttpResponse<String> signedIn = signIn(at, browser, username, password);
        assertThat(Browser.location(signedIn)).startsWith("/identity/oauth2/authorize?");
        HttpResponse<String> granted = browser.get(at.base() + Browser.location(signedIn).substring("/identity".length()), "Accept", HTML);
        assertThat(Browser.location(granted)).startsWith(callback());
        assertThat(Browser.parameter(Browser.location(granted), "state")).isEqualTo("a-state");
        return Browser.parameter(Browser.location(granted), "code");
    }

    private static HttpResponse<String> signIn(Instance at, Browser browser, String username, String password) {
        String csrf = Browser.hidden(browser.get(at.base() + "/sign-in"), "_csrf");
        return browser.post(at.base() + "/sign-in", Map.of("username", username, "password", password, "_csrf", csrf));
    }

    private JsonNode exchange(String code) {
        return exchange(identity, code);
    }

    private static JsonNode exchange(Instance at, String code) {
        HttpResponse<String> response = new Browser().post(at.base() + "/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", callback(), "code_verifier", VERIFIER),
                "Authorization", basic("gateway", GATEWAY_SECRET));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static HttpResponse<String> renew(Instance at, String refreshToken) {
        return new Browser().post(at.base() + "/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken),
                "Authorization", basic("gateway", GATEWAY_SECRET));
    }

    private static String authorize(Instance at) {
        return at.base() + "/oauth2/authorize?" + Browser.encode(Map.of("response_type", "code", "client_id", "gateway", "scope",
                "openid profile", "state", "a-state", "nonce", "a-nonce", "redirect_uri", callback(), "code_challenge", challenge(),
                "code_challenge_method", "S256"));
    }

    private static String callback() {
        return URL + "/login/oauth2/code/sojourn";
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
