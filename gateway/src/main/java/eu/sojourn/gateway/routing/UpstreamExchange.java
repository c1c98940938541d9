package eu.sojourn.gateway.routing;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import eu.sojourn.gateway.Answers;
import eu.sojourn.gateway.GatewaySettings;
import eu.sojourn.gateway.protection.Guards;
import eu.sojourn.gateway.protection.TooLarge;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.causation.CausationFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Carries one request to a service and its answer back, on the JDK's client. It stands in for the gateway's own exchange because that one
 * puts form fields into the query, flushes {@code text/event-stream} only without a charset, and on closing reads an endless stream to its
 * end. Here the query goes along byte by byte, streams are flushed as they come, and when the browser goes the service is told at once.
 */
@Component
class UpstreamExchange implements ProxyExchange {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamExchange.class);

    /** Set by the client itself; it refuses them from outside. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "content-length", "expect", "host", "upgrade",
            "transfer-encoding", "keep-alive", "te", "trailer", "proxy-connection", "http2-settings");

    /** Bodies up to this size are read before the call, so that nothing reads from a request that is already answered. */
    private static final int SMALL = 64 * 1024;

    private final Guards guards;
    private final Answers answers;
    private final HttpClient client;

    UpstreamExchange(GatewaySettings settings, Guards guards, Answers answers) {
        this.guards = guards;
        this.answers = answers;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.limits().connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public ServerResponse exchange(Request request) {
        HttpServletRequest servlet = request.getServerRequest().servletRequest();
        String service = String.valueOf(request.getServerRequest().attributes().get(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
        AtomicBoolean over = new AtomicBoolean();
        try {
            HttpRequest call = call(request, servlet, over);
            HttpResponse<InputStream> response = guards.of(service)
                    .call(isStream(servlet), () -> client.sendAsync(call, BodyHandlers.ofInputStream()));
            return answer(request, response);
        } catch (IllegalArgumentException unsendable) {
            return own(HttpStatus.BAD_REQUEST, "invalid-input", "The request holds what cannot be passed on.");
        } catch (Guards.NotThere notThere) {
            over.set(true);
            if (TooLarge.causes(notThere)) {
                return tooLarge();
            }
            LOG.debug("{} is not available", service, notThere);
            return unavailable();
        } catch (IOException unreadable) {
            if (TooLarge.causes(unreadable)) {
                return tooLarge();
            }
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The path names what lasts; a header of the client's would let it slip past the limits. */
    static boolean isStream(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name()) && request.getRequestURI().startsWith("/api/")
                && request.getRequestURI().endsWith("/stream");
    }

    private ServerResponse tooLarge() {
        return own(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is too large.");
    }

    private ServerResponse unavailable() {
        return GatewayServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).build((request, response) -> {
            answerUnavailable(request, response);
            return null;
        });
    }

    private void answerUnavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        answers.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable",
                "The service behind this address does not answer. The rest of Sojourn goes on; please try again in a moment.");
    }

    private ServerResponse own(HttpStatus status, String word, String detail) {
        return GatewayServerResponse.status(status).build((request, response) -> {
            answers.write(request, response, status, word, detail);
            return null;
        });
    }

    private static HttpRequest call(Request request, HttpServletRequest servlet, AtomicBoolean over) throws IOException {
        HttpRequest.Builder call = HttpRequest.newBuilder(target(request, servlet)).method(request.getMethod().name(), body(servlet, over));
        request.getHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> call.header(name, value));
            }
        });
        return call.build();
    }

    /** Scheme, host and port of the service; path and query exactly as the client sent them. */
    private static URI target(Request request, HttpServletRequest servlet) {
        URI service = request.getUri();
        if (service == null) {
            throw new IllegalStateException("no route");
        }
        String query = servlet.getQueryString();
        return URI.create(
                service.getScheme() + "://" + service.getRawAuthority() + servlet.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static BodyPublisher body(HttpServletRequest servlet, AtomicBoolean over) throws IOException {
        long length = servlet.getContentLengthLong();
        if (length == 0 || length < 0 && servlet.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            return BodyPublishers.noBody();
        }
        InputStream body = servlet.getInputStream();
        byte[] start = body.readNBytes(SMALL);
        if (start.length < SMALL) {
            return BodyPublishers.ofByteArray(start);
        }
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), new UntilOver(body, over));
        BodyPublisher publisher = BodyPublishers.ofInputStream(() -> all);
        return length < 0 ? publisher : BodyPublishers.fromPublisher(publisher, length);
    }

    private ServerResponse answer(Request request, HttpResponse<InputStream> response) {
        ServerResponse answer = GatewayServerResponse.status(HttpStatusCode.valueOf(response.statusCode())).build((req, res) -> {
            copy(response, req, res);
            return null;
        });
        HttpHeaders headers = new HttpHeaders();
        response.headers().map().forEach(headers::put);
        Answered answered = new Answered(HttpStatusCode.valueOf(response.statusCode()), headers);
        request.getResponseConsumers().forEach(consumer -> consumer.accept(answered, answer));
        return answer;
    }

    private void copy(HttpResponse<InputStream> response, HttpServletRequest req, HttpServletResponse res)
            throws IOException, ServletException {
        boolean stream = response.headers()
                .firstValue(HttpHeaders.CONTENT_TYPE)
                .map(type -> type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE))
                .orElse(false);
        if (stream) {
            Streams.carry(response, req, res);
            return;
        }
        // Closing the body early ends the request at the service.
        try (InputStream body = response.body()) {
            OutputStream out = res.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (!written(out, buffer, read)) {
                    return;
                }
            }
        } catch (IOException serviceDied) {
            if (res.isCommitted()) {
                // Half an answer must not look like a whole one: the container breaks the connection. The cause stays behind, because
                // Spring would take its end of file for a browser that has gone, and end the answer in good order.
                LOG.warn("The answer of {} broke off: {}", withoutSecret(response.uri()), serviceDied.toString());
                throw new ServletException("A service broke off its answer.");
            }
            res.reset();
            res.setHeader(CausationFilter.ANSWERED_AS, Causation.current().correlationId());
            answerUnavailable(req, res);
        }
    }

    /** False when the browser has gone. A service that fails half-way is an exception instead, which breaks the connection visibly. */
    private static boolean written(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
            return true;
        } catch (IOException gone) {
            LOG.debug("The client went before the answer's end", gone);
            return false;
        }
    }

    private record Answered(HttpStatusCode status, HttpHeaders headers) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }

    /** A request body that cannot be read any more once the request has been answered without it. */
    private static final class UntilOver extends FilterInputStream {

        private final AtomicBoolean over;

        UntilOver(InputStream body, AtomicBoolean over) {
            super(body);
            this.over = over;
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check();
            return super.read(bytes, offset, length);
        }

        private void check() throws IOException {
            if (over.get()) {
                throw new IOException("The request is over.");
            }
        }
    }

    /** The address of a page behind a link, and of a calendar, is the authority to see it. */
    private static String withoutSecret(URI uri) {
        return uri.toString().replaceFirst("(/sign/|/answer/|/declared/|/mail-settings/|/api/agreements/calendar/).*", "$1…");
    }
}
