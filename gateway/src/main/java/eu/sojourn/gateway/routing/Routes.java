package eu.sojourn.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.URI;
import java.util.Map;

import eu.sojourn.gateway.GatewaySettings;
import eu.sojourn.gateway.session.TokenRelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The whole map. {@code /api/<service>/**} to that service, {@code /identity/**} to identity, everything else to the portal, paths
 * unchanged. What is internal to a service has no route at all.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    static final String IDENTITY = "identity";
    static final String PORTAL = "portal";

    @Bean
    RouterFunction<ServerResponse> map(GatewaySettings settings, TokenRelay relay) {
        RouterFunction<ServerResponse> all = to(IDENTITY, settings.identity(), path("/identity/**").and(internalOfIdentity().negate()));
        for (Map.Entry<String, URI> service : settings.services().entrySet()) {
            String base = "/api/" + service.getKey();
            all = all.and(route(service.getKey()).route(path(base + "/**").and(path(base + "/internal/**").negate()), http())
                    .before(uri(service.getValue()))
                    .filter(relay)
                    .build());
        }
        return all.and(route(PORTAL).route(own().negate(), http()).before(uri(settings.portal())).filter(relay).build());
    }

    private static RouterFunction<ServerResponse> to(String name, URI base, RequestPredicate predicate) {
        return route(name).route(predicate, http()).before(uri(base)).build();
    }

    /** Asked by notifications and by the launcher, from inside. */
    private static RequestPredicate internalOfIdentity() {
        return path("/identity/actuator/**").or(path("/identity/recipients/**")).or(path("/identity/demo/**"));
    }

    /** What the gateway answers itself, or not at all. */
    private static RequestPredicate own() {
        return path("/api/**").or(path("/identity/**")).or(path("/actuator/**")).or(path("/error"));
    }
}
