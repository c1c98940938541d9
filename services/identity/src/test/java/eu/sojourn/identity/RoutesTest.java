package eu.sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import eu.sojourn.identity.RunningIdentity.Instance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No endpoint is open by accident. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {

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

    @ParameterizedTest
    @CsvSource({"GET,/sign-in", "GET,/assets/identity.css", "GET,/.well-known/openid-configuration", "GET,/oauth2/jwks",
            "GET,/actuator/health",
            "GET,/actuator/prometheus"})
    void isOpenOnPurpose(String method, String path) {
        assertThat(new Browser().request(method, identity.base() + path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,/oauth2/authorize", "POST,/oauth2/token", "POST,/oauth2/introspect", "POST,/oauth2/revoke", "GET,/userinfo",
            "POST,/userinfo",
            "GET,/connect/logout", "POST,/connect/register", "GET,/connect/register", "POST,/oauth2/register", "POST,/oauth2/par",
            "POST,/oauth2/device_authorization", "GET,/recipients", "POST,/recipients", "POST,/demo/tokens", "GET,/demo/tokens",
            "POST,/sign-in",
            "GET,/", "GET,/people", "GET,/actuator", "GET,/actuator/env", "GET,/actuator/heapdump", "POST,/actuator/health", "GET,/login",
            "GET,/logout", "POST,/logout", "GET,/api/identity/openapi", "GET,/v3/api-docs", "PUT,/assets/identity.css"})
    void isClosedOrNotThere(String method, String path) {
        int status = new Browser().request(method, identity.base() + path, "Accept", "application/json").statusCode();

        assertThat(status).isIn(400, 401, 403, 404, 405);
    }

    @Test
    void keepsTheSessionOutOfAddresses() {
        String page = new Browser().get(identity.base() + "/nowhere", "Accept", "text/html").body();

        assertThat(page).contains("There is no such page", "/identity/assets/identity.css\"").doesNotContain(";");
    }

    @Test
    void hasNoOtherControllers() {
        Set<String> mapped = new TreeSet<>();
        identity.context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(route -> mapped.addAll(route.getPatternValues())));

        assertThat(mapped).containsAll(List.of("/sign-in", "/recipients", "/demo/tokens"))
                .allMatch(route -> Set.of("/sign-in", "/recipients", "/demo/tokens", "/error").contains(route)
                        || route.startsWith("/actuator"));
    }
}
