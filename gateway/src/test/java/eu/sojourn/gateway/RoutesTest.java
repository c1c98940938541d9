package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open, what is closed, and what does not exist from outside. */
class RoutesTest {

    @RegisterExtension
    static final RunningGateway gateway = new RunningGateway();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/site.css", "/webjars/htmx.org/htmx.min.js", "/favicon.ico", "/api/docs",
            "/api/registration/openapi",
            "/identity/sign-in", "/identity/.well-known/openid-configuration", "/identity/oauth2/jwks"})
    void isOpenToEverybody(String path) {
        assertThat(new Browser().get(gateway.url + path).statusCode()).isEqualTo(200);
    }

    /** The service is dead here, which is what the gateway says of a request that it lets through. */
    @ParameterizedTest
    @CsvSource({"GET,/api/agreements/calendar/any-token.ics,503", "POST,/api/agreements/calendar/any-token.ics,403",
            "GET,/api/agreements/calendar/any-token/x,401", "GET,/api/agreements/calendar-feeds,401"})
    void letsCalendarsReadTheirAddressWithoutASession(String method, String path, int status) {
        assertThat(new Browser().request(method, gateway.url + path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"GET,/visits", "GET,/kpis", "POST,/", "POST,/visits", "PUT,/assets/site.css", "DELETE,/", "GET,/api",
            "GET,/api/registration/visits",
            "POST,/api/registration/openapi", "GET,/api/kpis/programmes/biginn/stream", "GET,/api/registration/dead-letters",
            "GET,/api/unknown/x",
            "GET,/api/registration/internal/x", "GET,/login", "GET,/logout", "GET,/h2-console", "GET,/v3/api-docs", "GET,/swagger-ui.html",
            "OPTIONS,/visits", "TRACE,/", "HEAD,/visits"})
    void isClosedToWhoeverIsNotSignedIn(String method, String path) {
        HttpResponse<String> response = new Browser().request(method, gateway.url + path);

        assertThat(response.statusCode()).isIn(400, 401, 403, 404, 405);
        assertThat(gateway.portal.waiting() + gateway.registration.waiting() + gateway.kpis.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/registration/internal/x", "/api/registration/internal", "/api/unknown/x", "/api/identity/recipients",
            "/identity/actuator/health", "/identity/actuator", "/identity/recipients?organisationId=litek", "/identity/demo/tokens",
            "/actuator",
            "/actuator/env", "/actuator/gateway/routes", "/api/registration/../internal", "/api//registration/internal/x",
            "/api/registration/%69nternal/x", "/api/registration/x/..;/internal/y", "/identity/%61ctuator/health"})
    void doesNotExistEvenForWhoeverIsSignedIn(String path) {
        HttpResponse<String> response = new Browser().get(gateway.url + path, "Authorization", "Bearer " + gateway.identity.token());

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(gateway.portal.waiting() + gateway.registration.waiting() + gateway.kpis.waiting() + gateway.identity.server().waiting())
                .isZero();
    }

    @Test
    void routesEachServiceByItsNameAndKeepsThePath() {
        String bearer = "Bearer " + gateway.identity.token();

        assertThat(new Browser().get(gateway.url + "/api/registration/visits", "Authorization", bearer).body()).isEqualTo("registration");
        assertThat(new Browser().get(gateway.url + "/api/kpis/programmes/biginn", "Authorization", bearer).body()).isEqualTo("kpis");
        assertThat(gateway.kpis.next().uri()).isEqualTo("/api/kpis/programmes/biginn");
    }

    @Test
    void tellsHealthAndMetricsToThisMachineOnly() {
        assertThat(new Browser().get(gateway.url + "/actuator/health").body()).contains("\"UP\"");
        assertThat(new Browser().get(gateway.url + "/actuator/prometheus").body()).contains("resilience4j_circuitbreaker_state");

        HttpResponse<String> throughAProxy = new Browser().get(gateway.url + "/actuator/prometheus", "X-Forwarded-For", "192.0.2.1");
        assertThat(throughAProxy.statusCode()).isEqualTo(404);
    }

    @Test
    void showsOnePageForAllServicesFromOwnFilesOnly() {
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get(gateway.url + "/api/docs");

        Matcher files = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int found = 0;
        while (files.find()) {
            assertThat(files.group(1)).startsWith("/api/docs/");
            assertThat(browser.get(gateway.url + files.group(1)).statusCode()).as(files.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
        assertThat(page.body()).doesNotContain("<style").doesNotContain("onload=");
        assertThat(browser.get(gateway.url + "/api/docs/docs.js").body()).contains("registration", "agreements", "questionnaires", "kpis",
                "notifications");
    }
}
