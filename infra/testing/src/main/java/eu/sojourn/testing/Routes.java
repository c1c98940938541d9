package eu.sojourn.testing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that a service serves, as found in its running context: none can be forgotten. */
public final class Routes {

    private Routes() {}

    /**
     * One route.
     *
     * @param path with every variable filled by {@code nobodys-thing}
     */
    public record Route(String method, String path, String pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** All routes of controllers but Spring's own error page. */
    public static List<Route> of(ApplicationContext context) {
        var routes = new ArrayList<Route>();
        for (var mapping : context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            for (var info : mapping.getHandlerMethods().keySet()) {
                for (var pattern : info.getPatternValues()) {
                    if (pattern.startsWith("/error") || pattern.contains("openapi")) {
                        continue;
                    }
                    var path = pattern.replaceAll("\\{[^}]+}", "nobodys-thing").replace("/**", "/nobodys-thing");
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        routes.add(new Route("GET", path, pattern));
                    }
                    methods.forEach(method -> routes.add(new Route(method.name(), path, pattern)));
                }
            }
        }
        if (routes.isEmpty()) {
            throw new AssertionError("no routes found");
        }
        return routes;
    }
}
