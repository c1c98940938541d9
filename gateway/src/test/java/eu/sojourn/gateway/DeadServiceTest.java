package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.testing.Browser;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that is dead, hangs or fails costs its own callers a clear answer, and nobody else anything. */
class DeadServiceTest {

    // A fast machine asks until a rested service answers again, more often than the ordinary rate allows one person.
    @RegisterExtension
    static final RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.answer=600ms", "sojourn.gateway.limits.rest=3s",
            "sojourn.gateway.limits.per-second=100000", "sojourn.gateway.limits.burst=100000");

    @Test
    void answersForADeadServiceWithinASecondAndOthersGoOn() {
        List<Duration> waits = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            Instant start = Instant.now();
            HttpResponse<String> response = get("/api/agreements/annexes");
            waits.add(Duration.between(start, Instant.now()));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
            assertThat(response.body()).contains("urn:sojourn:problem:service-unavailable").doesNotContain("127.0.0.1");
            assertThat(get("/api/registration/visits").statusCode()).isEqualTo(200);
        }
        // The middle one of ten: the machine of the test has pauses of its own.
        assertThat(waits.stream().sorted().toList().get(5)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void showsAPageToABrowserWhenThePortalIsDead() {
        try (RunningGateway alone = new RunningGateway()) {
            int port = alone.portal.port();
            alone.portal.close();

            HttpResponse<String> response = new Browser().get(alone.url + "/", "Accept", "text/html");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse("")).contains("style-src 'sha256-");
            assertThat(response.body()).contains("not available at the moment", "Try again");

            try (Upstream back = new Upstream("portal is back", port)) {
                assertThat(back.port()).isEqualTo(port);
                assertThat(new Browser().get(alone.url + "/", "Accept", "text/html").body()).isEqualTo("portal is back");
            }
        }
    }

    @Test
    void stopsWaitingForAServiceThatHangsAndTriesItAgainLater() {
        CountDownLatch released = new CountDownLatch(1);
        gateway.kpis.answers(exchange -> {
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        for (int call = 0; call < 5; call++) {
            assertThat(get("/api/kpis/programmes/biginn").statusCode()).isEqualTo(503);
        }

        int asked = gateway.kpis.forget();
        assertThat(asked).isGreaterThanOrEqualTo(5);
        assertThat(get("/api/kpis/programmes/biginn").statusCode()).isEqualTo(503);
        assertThat(gateway.kpis.waiting()).isZero();

        released.countDown();
        gateway.kpis.answers(exchange -> Upstream.answer(exchange, 200, "text/plain", "kpis"));
        Instant deadline = Instant.now().plusSeconds(20);
        while (get("/api/kpis/programmes/biginn").statusCode() != 200) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void breaksTheAnswerVisiblyWhenAServiceDiesHalfWay() {
        gateway.registration.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            throw new IllegalStateException("dies");
        });

        assertThatThrownBy(() -> get("/api/registration/visits")).isInstanceOf(UncheckedIOException.class);

        gateway.registration.answers(exchange -> Upstream.answer(exchange, 200, "text/plain", "registration"));
    }

    @Test
    void answersForAServiceThatDiesBeforeItHasSaidMuch() {
        gateway.registration.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IllegalStateException("dies");
        });

        HttpResponse<String> response = get("/api/registration/visits");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).startsWith("{").contains("service-unavailable");
        assertThat(response.headers().firstValue("X-Correlation-Id")).isPresent();
        gateway.registration.answers(exchange -> Upstream.answer(exchange, 200, "text/plain", "registration"));
    }

    @Test
    void passesTheServicesOwnFailuresOn() {
        gateway.registration.answers(exchange -> Upstream.answer(exchange, 422, "application/problem+json", "{\"title\":\"Refused\"}"));
        for (int call = 0; call < 30; call++) {
            HttpResponse<String> response = get("/api/registration/visits/1/approval");
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body()).isEqualTo("{\"title\":\"Refused\"}");
        }
        gateway.registration.answers(exchange -> Upstream.answer(exchange, 200, "text/plain", "registration"));
    }

    private HttpResponse<String> get(String path) {
        return new Browser().get(gateway.url + path, "Authorization", "Bearer " + gateway.identity.token());
    }
}
