package eu.sojourn.identity;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One database and any number of identity instances on it. */
final class RunningIdentity implements AutoCloseable {

    static final String URL = "http://localhost:8080";
    static final String ISSUER = URL + "/identity";
    static final String GATEWAY_SECRET = "gateway-secret-of-the-test";
    static final String SERVICE_SECRET = "service-secret-of-the-test";
    static final String DEMO_SECRET = "demo-secret-of-the-test";
    static final String KEY_PASSWORD = "key-password-of-the-test";

    private final MongoServer mongo = new MongoServer(H2Backend.inMemory());
    private final InetSocketAddress address = mongo.bind();
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    Instance start(String... overrides) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.mongodb.uri", mongoUri());
        settings.put("sojourn.identity.url", URL);
        settings.put("sojourn.identity.key-password", KEY_PASSWORD);
        settings.put("sojourn.identity.gateway-client-secret", GATEWAY_SECRET);
        settings.put("sojourn.identity.service-client-secret", SERVICE_SECRET);
        settings.put("sojourn.identity.demo-secret", DEMO_SECRET);
        for (String override : overrides) {
            settings.put(override.substring(0, override.indexOf('=')), override.substring(override.indexOf('=') + 1));
        }
        String[] args = settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(IdentityApplication.class).web(WebApplicationType.SERVLET)
                .run(args);
        instances.add(context);
        return new Instance(context, "http://127.0.0.1:" + ((WebServerApplicationContext) context).getWebServer().getPort() + "/identity");
    }

    String mongoUri() {
        return "mongodb://" + address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void close() {
        instances.forEach(ConfigurableApplicationContext::close);
        mongo.shutdownNow();
    }

    record Instance(ConfigurableApplicationContext context, String base) {

        void stop() {
            context.close();
        }
    }
}
