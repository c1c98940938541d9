package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** One caller, or one request, does not take more than its share. */
class LimitsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void slowsDownWhoeverAsksTooOftenAndNobodyElse() {
        try (RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.per-second=1", "sojourn.gateway.limits.burst=5")) {
            String bearer = "Bearer " + gateway.identity.token();

            List<HttpResponse<String>> responses = IntStream.range(0, 7)
                    .mapToObj(call -> new Browser().get(gateway.url + "/api/registration/visits", "Authorization", bearer))
                    .toList();

            assertThat(responses.subList(0, 5)).allMatch(response -> response.statusCode() == 200);
            HttpResponse<String> slowed = responses.getLast();
            assertThat(slowed.statusCode()).isEqualTo(429);
            assertThat(slowed.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
            assertThat(slowed.body()).contains("urn:sojourn:problem:too-many-requests");
            assertThat(new Browser().get(gateway.url + "/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void slowsDownWhoeverGuessesTokens() {
        try (RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.per-second=1", "sojourn.gateway.limits.burst=5")) {
            List<Integer> answers = IntStream.range(0, 8)
                    .mapToObj(guess -> new Browser().get(gateway.url + "/api/registration/visits", "Authorization", "Bearer guess" + guess)
                            .statusCode())
                    .toList();

            assertThat(answers).contains(401).endsWith(429);
        }
    }

    @Test
    void slowsDownWhoeverStartsSignInsAndMakesNoSessionForThem() {
        try (RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.per-second=1", "sojourn.gateway.limits.burst=5")) {
            for (String path : List.of("/oauth2/authorization/sojourn", "/%6Fauth2/authorization/sojourn",
                    "/login/oauth2/code/sojourn?code=guess&state=guess")) {
                HttpResponse<String> slowed = slowedDown(IntStream.range(0, 9).mapToObj(one -> new Browser().get(gateway.url + path)));

                assertThat(slowed.statusCode()).as(path).isEqualTo(429);
                assertThat(slowed.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void slowsDownWhoeverSendsFormsWithoutTheirToken() {
        try (RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.per-second=1", "sojourn.gateway.limits.burst=8")) {
            Browser person = gateway.signedIn();
            for (String path : List.of("/visits", "/logout")) {
                assertThat(
                        slowedDown(IntStream.range(0, 12).mapToObj(one -> person.post(gateway.url + path, Map.of("a", "1")))).statusCode())
                        .isEqualTo(429);
                assertThat(slowedDown(IntStream.range(0, 12).mapToObj(one -> new Browser().post(gateway.url + path, Map.of("a", "1"))))
                        .statusCode()).isEqualTo(429);
            }
        }
    }

    @Test
    void countsARequestOnceForThePersonAndNotForTheAddress() {
        try (RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.per-second=1", "sojourn.gateway.limits.burst=20")) {
            Browser person = gateway.signedIn();

            List<Integer> answers = IntStream.range(0, 30).mapToObj(one -> person.get(gateway.url + "/visits").statusCode()).toList();

            assertThat(answers.subList(0, 18)).containsOnly(200);
            assertThat(answers).endsWith(429);
            assertThat(IntStream.range(0, 12).mapToObj(one -> new Browser().get(gateway.url + "/").statusCode())).containsOnly(200);
        }
    }

    /** The first that was slowed down; the last one where none was. On a slow machine the bucket fills again meanwhile. */
    private static HttpResponse<String> slowedDown(Stream<HttpResponse<String>> responses) {
        var all = responses.toList();
        return all.stream().filter(response -> response.statusCode() == 429).findFirst().orElseGet(all::getLast);
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        try (RunningGateway gateway = new RunningGateway("sojourn.gateway.largest-body=200KB")) {
            String bearer = "Bearer " + gateway.identity.token();
            byte[] tooLarge = new byte[300 * 1024];
            byte[] allowed = new byte[150 * 1024];
            Browser browser = new Browser();

            assertThat(browser.send("POST", gateway.url + "/api/registration/x", allowed, "Authorization", bearer).statusCode())
                    .isEqualTo(200);
            assertThat(browser.send("POST", gateway.url + "/api/registration/x", tooLarge, "Authorization", bearer).statusCode())
                    .isEqualTo(413);
            assertThat(lengthUntold(gateway.url + "/api/registration/x", "Authorization", bearer, allowed)).isEqualTo(200);
            assertThat(lengthUntold(gateway.url + "/api/registration/x", "Authorization", bearer, tooLarge)).isEqualTo(413);
            assertThat(browser.get(gateway.url + "/api/registration/x", "Authorization", bearer, "X-Long", "x".repeat(20_000)).statusCode())
                    .isIn(400, 431);
        }
    }

    @Test
    void refusesFormsThatAreTooLargeBeforeAnybodyIsKnown() throws Exception {
        try (RunningGateway gateway = new RunningGateway()) {
            byte[] tooLarge = "&".repeat(300 * 1024).getBytes(StandardCharsets.US_ASCII);

            HttpResponse<String> refused = new Browser().send("POST", gateway.url + "/visits", tooLarge, "Content-Type", FORM);

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("urn:sojourn:problem:too-large", "262144 bytes");
            assertThat(lengthUntold(gateway.url + "/visits", "Content-Type", FORM, tooLarge)).isEqualTo(413);
            assertThat(gateway.portal.waiting()).isZero();
        }
    }

    @Test
    void findsTheTokenAnywhereInALargeForm() {
        try (RunningGateway gateway = new RunningGateway()) {
            Browser browser = gateway.signedIn();
            String csrf = URLEncoder.encode(gateway.csrf(browser), StandardCharsets.UTF_8);
            String others = "not_csrf=1&a_csrf=2" + "&".repeat(200 * 1024);

            gateway.portal.forget();
            assertThat(form(browser, gateway, others + "_csrf=" + csrf)).isEqualTo(200);
            assertThat(form(browser, gateway, others + "_csrf=" + csrf + "&_csrf=other&b=%")).isEqualTo(200);
            assertThat(gateway.portal.next().text()).isEqualTo(others + "_csrf=" + csrf);
            assertThat(form(browser, gateway, others + "x_csrf=" + csrf)).isEqualTo(403);
            assertThat(form(browser, gateway, others + "_csrf")).isEqualTo(403);
        }
    }

    private static int form(Browser browser, RunningGateway gateway, String body) {
        return browser.send("POST", gateway.url + "/visits", body.getBytes(StandardCharsets.US_ASCII), "Content-Type", FORM).statusCode();
    }

    private static int lengthUntold(String url, String header, String value, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header(header, value)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, BodyHandlers.discarding()).statusCode();
    }
}
