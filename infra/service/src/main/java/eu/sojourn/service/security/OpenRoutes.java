package eu.sojourn.service.security;

import java.util.List;

/**
 * Routes of a service that need no token, on purpose. A service that has any declares one bean of this type; every other route is closed.
 *
 * @param patterns path patterns such as {@code /assets/**}
 */
public record OpenRoutes(List<String> patterns) {

    /** What every service leaves open to its own network; the gateway routes none of it but the API description. */
    static final List<String> EVERYWHERE = List.of("/actuator/health/**", "/actuator/prometheus", "/api/*/openapi/**", "/error");
}
