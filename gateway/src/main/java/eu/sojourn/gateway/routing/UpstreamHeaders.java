package eu.sojourn.gateway.routing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import eu.sojourn.gateway.GatewaySettings;
import eu.sojourn.gateway.session.TokenRelay;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.causation.CausationFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Which headers services see, and which of theirs the client sees. */
final class UpstreamHeaders {

    private static final String CSRF = "X-Sojourn-Csrf";

    /** What a client may not say to a service: who it is, which way it came, or what the gateway found out. */
    private static final Set<String> NEVER_TAKEN = Set.of("authorization", "cookie", "forwarded", "traceparent", "baggage",
            "x-correlation-id",
            "x-demo-secret", "x-original-url", "x-rewrite-url", "x-http-method-override");

    private UpstreamHeaders() {}

    private static boolean taken(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return !NEVER_TAKEN.contains(name) && !name.startsWith("x-sojourn-") && !name.startsWith("x-forwarded-");
    }

    /** Headers on the way to a service. */
    @Component
    static class Towards implements HttpHeadersFilter.RequestHttpHeadersFilter {

        private final GatewaySettings settings;

        Towards(GatewaySettings settings) {
            this.settings = settings;
        }

        @Override
        public HttpHeaders apply(HttpHeaders input, ServerRequest request) {
            HttpServletRequest servlet = request.servletRequest();
            String route = String.valueOf(request.attributes().get(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
            HttpHeaders headers = new HttpHeaders();
            input.forEach((name, values) -> {
                if (taken(name)) {
                    headers.put(name, values);
                }
            });
            String type = servlet.getHeader(HttpHeaders.CONTENT_TYPE);
            if (type != null) {
                // As it was sent: Spring's view of it has a charset that nobody gave.
                headers.set(HttpHeaders.CONTENT_TYPE, type);
            }
            headers.set("traceparent", Causation.current().traceparent());
            URI url = URI.create(settings.url());
            headers.set("X-Forwarded-For", servlet.getRemoteAddr());
            headers.set("X-Forwarded-Proto", url.getScheme());
            headers.set("X-Forwarded-Host", url.getAuthority());
            if (route.equals(Routes.IDENTITY)) {
                keepCookies(input, headers, name -> name.equals("sojourn-identity"));
                Optional.ofNullable(input.get(HttpHeaders.AUTHORIZATION)).ifPresent(value -> headers.put(HttpHeaders.AUTHORIZATION, value));
                return headers;
            }
            if (route.equals(Routes.PORTAL)) {
                keepCookies(input, headers, name -> !name.equals(settings.cookie()) && !name.equals("sojourn-identity"));
            }
            token(servlet).ifPresent(headers::setBearerAuth);
            if (route.equals(Routes.PORTAL) && servlet.getAttribute(TokenRelay.TOKEN) != null
                    && servlet.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
                headers.set(CSRF, csrf.getToken());
            }
            return headers;
        }

        /** The session's token, or the one that the gateway has just found valid; never what merely stood in the request. */
        private static Optional<String> token(HttpServletRequest servlet) {
            if (servlet.getAttribute(TokenRelay.TOKEN) instanceof String relayed) {
                return Optional.of(relayed);
            }
            Authentication caller = SecurityContextHolder.getContext().getAuthentication();
            return caller instanceof JwtAuthenticationToken bearer ? Optional.of(bearer.getToken().getTokenValue()) : Optional.empty();
        }

        private static void keepCookies(HttpHeaders input, HttpHeaders headers, java.util.function.Predicate<String> kept) {
            String cookies = input.getOrEmpty(HttpHeaders.COOKIE)
                    .stream()
                    .flatMap(line -> Stream.of(line.split(";")))
                    .map(String::strip)
                    .filter(cookie -> kept.test(cookie.substring(0, Math.max(cookie.indexOf('='), 0))))
                    .collect(Collectors.joining("; "));
            if (!cookies.isEmpty()) {
                headers.set(HttpHeaders.COOKIE, cookies);
            }
        }
    }

    /** Headers on the way back. */
    @Component
    static class Back implements HttpHeadersFilter.ResponseHttpHeadersFilter {

        private static final Set<String> OURS = Set.of(CausationFilter.ANSWERED_AS.toLowerCase(Locale.ROOT), "server", "x-powered-by",
                "strict-transport-security", ":status");

        private final List<String> internal;

        Back(GatewaySettings settings) {
            internal = Stream.concat(settings.services().values().stream(), Stream.of(settings.identity(), settings.portal()))
                    .map(uri -> uri.toString().replaceAll("/+$", ""))
                    .toList();
        }

        @Override
        public HttpHeaders apply(HttpHeaders input, ServerResponse response) {
            HttpHeaders headers = new HttpHeaders();
            input.forEach((name, values) -> {
                if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.put(name, values);
                }
            });
            String location = headers.getFirst(HttpHeaders.LOCATION);
            if (location != null) {
                internal.stream()
                        .filter(base -> location.startsWith(base + "/"))
                        .findFirst()
                        .ifPresent(base -> headers.set(HttpHeaders.LOCATION, location.substring(base.length())));
            }
            return headers;
        }
    }
}
