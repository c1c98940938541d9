package eu.sojourn.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.service.problem.ProblemConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a service says while it has no keys to check a token with. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class IdentityAwayTest {

    /** Signed by nobody; its header names an algorithm and a key, so that keys are looked for. */
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

    @LocalServerPort
    private int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ProblemConfiguration.class)
    static class Service {}

    @DynamicPropertySource
    static void identityIsAway(DynamicPropertyRegistry registry) throws IOException {
        try (var free = new ServerSocket(0)) {
            var nobody = "http://localhost:" + free.getLocalPort();
            registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> nobody + "/keys");
            registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> nobody);
            registry.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "sojourn");
        }
    }

    @Test
    void asksToComeBackInsteadOfFailing() throws Exception {
        var response = get("Bearer " + TOKEN);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("urn:sojourn:problem:service-unavailable", "identity does not answer");
    }

    @Test
    void refusesWhatIsNoTokenAllTheSame() throws Exception {
        assertThat(get("Bearer nonsense").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(String authorization) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/something"))
                    .header("Authorization", authorization)
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
