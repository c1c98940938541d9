package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The live stream of figures passes through as it comes, and ends where it is ended. */
class StreamTest {

    @RegisterExtension
    static final RunningGateway gateway = new RunningGateway("sojourn.gateway.limits.answer=500ms");

    @Test
    void passesEachEventOnAtOnceAndLongerThanAnAnswerMayTake() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        gateway.kpis.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                // The stand-in sends its headers with the first bytes only.
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                for (String event = events.poll(10, TimeUnit.SECONDS); event != null && !event.equals("end"); event = events.poll(10,
                        TimeUnit.SECONDS)) {
                    out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });

        HttpResponse<InputStream> response = open("9");
        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(lines.readLine()).isEqualTo(":");
        assertThat(lines.readLine()).isEmpty();
        for (int event = 1; event <= 3; event++) {
            events.add("change " + event);
            assertThat(lines.readLine()).isEqualTo("data: change " + event);
            assertThat(lines.readLine()).isEmpty();
            TimeUnit.MILLISECONDS.sleep(300);
        }
        events.add("end");
        assertThat(lines.readLine()).isNull();
        assertThat(gateway.kpis.next().header("Last-Event-ID")).isEqualTo("9");
    }

    @Test
    void endsTheServicesStreamWhenTheBrowserGoes() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        gateway.kpis.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (ended.getCount() > 0) {
                    out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (IOException gone) {
                ended.countDown();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });

        HttpResponse<InputStream> response = open("0");
        assertThat(response.body().read()).isEqualTo(':');
        response.body().close();

        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsTheBrowsersStreamWhenTheServiceBreaksOff() throws Exception {
        gateway.kpis.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\ndata: ha".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        HttpResponse<InputStream> response = open("0");

        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(lines.lines()).containsExactly("data: 1", "", "data: ha");
    }

    private HttpResponse<InputStream> open(String lastEvent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url + "/api/kpis/programmes/biginn/stream"))
                .header("Authorization", "Bearer " + gateway.identity.token())
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEvent)
                .build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, BodyHandlers.ofInputStream());
    }
}
