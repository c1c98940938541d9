package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import eu.sojourn.gateway.Upstream.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Browsers: signing in, the session's token, and forms. */
class BrowserDoorTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final RunningGateway gateway = new RunningGateway();

    @Test
    void asksToSignInAndThenShowsThePageThatWasWanted() {
        Browser browser = new Browser();

        HttpResponse<String> first = browser.get(gateway.url + "/visits?state=OPEN", "Accept", "text/html");
        HttpResponse<String> page = browser.follow(gateway.url + "/visits?state=OPEN");

        assertThat(Browser.location(first)).isEqualTo("/oauth2/authorization/sojourn");
        assertThat(page.body()).isEqualTo("portal");
        assertThat(page.uri().toString()).endsWith("/visits?state=OPEN");
        Asked asked = gateway.portal.next();
        assertThat(asked.uri()).isEqualTo("/visits?state=OPEN");
        assertThat(asked.header("Authorization")).startsWith("Bearer ey");
        assertThat(asked.header("X-Sojourn-Csrf")).isNotBlank();
        assertThat(asked.header("Cookie")).isEmpty();
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        HttpResponse<String> response = new Browser().get(gateway.url + "/visits", "Accept", "text/html");

        assertThat(response.headers().firstValue("Set-Cookie").orElse("")).startsWith("sojourn=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void changesTheSessionWhenSomebodySignsIn() {
        Browser browser = new Browser();
        String before = browser.get(gateway.url + "/visits", "Accept", "text/html").headers().firstValue("Set-Cookie").orElse("");

        browser.follow(gateway.url + "/visits");

        assertThat(before).isNotBlank();
        assertThat(before).doesNotContain(browser.cookie(gateway.url, "sojourn"));
    }

    @Test
    void makesNoSessionForWhoeverOnlyLooks() {
        assertThat(new Browser().get(gateway.url + "/", "Accept", "text/html").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(new Browser().get(gateway.url + "/api/kpis/programmes/biginn").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(gateway.portal.next().header("X-Sojourn-Csrf")).isEmpty();
    }

    @Test
    void relaysTheSessionsTokenToServices() {
        Browser browser = gateway.signedIn();

        HttpResponse<String> response = browser.get(gateway.url + "/api/registration/visits?state=SUBMITTED&after=%C3%A9%2Fb");

        assertThat(response.body()).isEqualTo("registration");
        Asked asked = gateway.registration.next();
        assertThat(asked.uri()).isEqualTo("/api/registration/visits?state=SUBMITTED&after=%C3%A9%2Fb");
        assertThat(asked.header("Authorization")).startsWith("Bearer ey");
        assertThat(asked.header("Cookie")).isEmpty();
        assertThat(asked.header("X-Sojourn-Csrf")).isEmpty();
    }

    @Test
    void acceptsAFormWithItsTokenAndLeavesItsBodyUntouched() {
        Browser browser = gateway.signedIn();
        String body = "_csrf=" + encoded(gateway.csrf(browser)) + "&b=2&a=1&a=%C3%A4+%26&empty=&purpose=See%0D%0Athe+beam&plain";

        gateway.portal.forget();
        HttpResponse<String> response = browser.send("POST", gateway.url + "/visits?step=2", body.getBytes(StandardCharsets.UTF_8),
                "Content-Type", FORM);

        assertThat(response.statusCode()).isEqualTo(200);
        Asked asked = gateway.portal.next();
        assertThat(asked.text()).isEqualTo(body);
        assertThat(asked.uri()).isEqualTo("/visits?step=2");
        assertThat(asked.header("Content-Type")).isEqualTo(FORM);
    }

    @Test
    void acceptsTheTokenInAHeaderAndCarriesLargeUploadsUntouched() {
        Browser browser = gateway.signedIn();
        String csrf = gateway.csrf(browser);
        byte[] upload = new byte[3 * 1024 * 1024];
        new java.util.Random(7).nextBytes(upload);

        gateway.portal.forget();
        HttpResponse<String> response = browser.send("POST", gateway.url + "/evidence", upload, "Content-Type",
                "multipart/form-data; boundary=x",
                "X-CSRF-TOKEN", csrf);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Arrays.equals(gateway.portal.next().body(), upload)).isTrue();
    }

    @Test
    void acceptsTheTokenAsTheFirstPartOfAFormWithAFileAndCarriesItUntouched() throws Exception {
        Browser browser = gateway.signedIn();
        byte[] upload = multipart("_csrf", gateway.csrf(browser), 8 * 1024 * 1024);

        gateway.portal.forget();
        HttpResponse<String> response = browser.send("POST", gateway.url + "/visits/v1/evidence", upload, "Content-Type",
                "multipart/form-data; boundary=x");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Arrays.equals(gateway.portal.next().body(), upload)).isTrue();
    }

    @Test
    void refusesAFormWithAFileWhoseTokenIsForeignOrNotItsFirstPart() throws Exception {
        Browser browser = gateway.signedIn();
        String own = gateway.csrf(browser);
        String foreign = gateway.csrf(gateway.signedIn());

        gateway.portal.forget();
        for (byte[] upload : List.of(multipart("_csrf", foreign, 10), multipart("name", own, 10))) {
            assertThat(browser.send("POST", gateway.url + "/visits/v1/evidence", upload, "Content-Type", "multipart/form-data; boundary=x")
                    .statusCode()).isEqualTo(403);
        }
        assertThat(gateway.portal.waiting()).isZero();
    }

    private static byte[] multipart(String field, String value, int size) throws java.io.IOException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        body.write(("--x\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"pass.pdf\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        byte[] file = new byte[size];
        new java.util.Random(7).nextBytes(file);
        body.write(file);
        body.write("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    @Test
    void refusesAFormWithoutToken() {
        Browser browser = gateway.signedIn();

        HttpResponse<String> page = browser.post(gateway.url + "/visits", Map.of("a", "1"), "Accept", "text/html");
        HttpResponse<String> api = browser.send("POST", gateway.url + "/api/registration/xchanges", "{}".getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/json");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("open too long");
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(gateway.portal.waiting() + gateway.registration.waiting()).isZero();
    }

    @Test
    void refusesTheTokenOfAnotherSessionAndATokenInTheAddress() {
        Browser browser = gateway.signedIn();
        String own = gateway.csrf(browser);
        String foreign = gateway.csrf(gateway.signedIn());

        gateway.portal.forget();
        assertThat(browser.post(gateway.url + "/visits", Map.of("_csrf", foreign)).statusCode()).isEqualTo(403);
        assertThat(browser.post(gateway.url + "/visits?_csrf=" + encoded(own), Map.of("a", "1")).statusCode()).isEqualTo(403);
        assertThat(gateway.portal.waiting()).isZero();
    }

    @Test
    void believesNothingThatAClientSaysAboutItself() {
        Browser browser = gateway.signedIn();

        browser.get(gateway.url + "/visits", "X-Sojourn-Csrf", "forged", "X-Sojourn-Person", "forged", "X-Forwarded-For", "6.6.6.6",
                "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example", "Authorization", "Basic Zm9yZ2VkOmZvcmdlZA==",
                "X-Demo-Secret",
                "forged", "Cookie", "sojourn-identity=theirs; language=da");

        Asked asked = gateway.portal.next();
        assertThat(asked.headers().values().stream().flatMap(List::stream)).noneMatch(
                value -> value.contains("forged") || value.contains("evil") || value.contains("6.6.6.6") || value.contains("theirs"));
        assertThat(asked.header("X-Forwarded-Host")).isEqualTo("localhost:" + gateway.port);
        assertThat(asked.header("Cookie")).isEqualTo("language=da");
    }

    @Test
    void renewsATokenBeforeItExpiresOnceForAllWhoAsk() throws Exception {
        gateway.identity.lifetime = Duration.ofSeconds(30);
        Browser browser = gateway.signedIn();
        gateway.identity.renewals.set(0);
        gateway.identity.lifetime = Duration.ofMinutes(15);

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(one -> people.submit(() -> browser.get(gateway.url + "/api/registration/visits").statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(gateway.identity.renewals).hasValue(1);
    }

    @Test
    void usesTheOldTokenWhileIdentityIsAway() {
        gateway.identity.lifetime = Duration.ofSeconds(30);
        Browser browser = gateway.signedIn();
        gateway.identity.down = true;

        assertThat(browser.get(gateway.url + "/api/registration/visits").statusCode()).isEqualTo(200);
    }

    @Test
    void asksToSignInAgainWhenIdentityWillNotRenew() {
        gateway.identity.lifetime = Duration.ofSeconds(30);
        Browser browser = gateway.signedIn();
        gateway.identity.refreshable = false;

        assertThat(browser.get(gateway.url + "/api/registration/visits").statusCode()).isEqualTo(401);
        assertThat(Browser.location(browser.get(gateway.url + "/visits", "Accept", "text/html")))
                .isEqualTo("/oauth2/authorization/sojourn");
    }

    @Test
    void tellsPartsOfPagesToLoadTheSignInPageWhole() {
        HttpResponse<String> response = new Browser().get(gateway.url + "/visits/table", "Accept", "text/html, */*", "HX-Request", "true");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("HX-Redirect")).contains("/oauth2/authorization/sojourn");
    }

    @Test
    void signsOutHereAndAtIdentity() {
        Browser browser = gateway.signedIn();
        String csrf = gateway.csrf(browser);

        assertThat(browser.get(gateway.url + "/logout", "Accept", "text/html").statusCode()).isNotEqualTo(302);
        HttpResponse<String> response = browser.post(gateway.url + "/logout", Map.of("_csrf", csrf));

        assertThat(Browser.location(response)).startsWith(gateway.url + "/identity/connect/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=" + gateway.url + "/");
        assertThat(browser.get(gateway.url + "/api/registration/visits").statusCode()).isEqualTo(401);
    }

    @Test
    void sendsHeadersThatKeepPagesToThemselves() {
        HttpResponse<String> response = new Browser().get(gateway.url + "/", "Accept", "text/html");

        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void keepsInternalAddressesOutOfRedirects() {
        Browser browser = gateway.signedIn();
        String csrf = gateway.csrf(browser);
        gateway.portal.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", gateway.portal.url() + "/visits/1?new");
            Upstream.answer(exchange, 303, "text/plain", "");
        });

        HttpResponse<String> response = browser.post(gateway.url + "/visits", Map.of("_csrf", csrf));

        gateway.portal.answers(exchange -> Upstream.answer(exchange, 200, "text/plain", "portal"));
        assertThat(Browser.location(response)).isEqualTo("/visits/1?new");
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
