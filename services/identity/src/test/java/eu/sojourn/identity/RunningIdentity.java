package eu.sojourn.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import eu.sojourn.local.MongoServer;
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

    private final MongoServer mongo = startMongo();
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
        return mongo.uri();
    }

    @Override
    public void close() {
        instances.forEach(ConfigurableApplicationContext::close);
        mongo.close();
    }

    private static MongoServer startMongo() {
        try {
            return MongoServer.start(Files.createTempDirectory("identity-test"), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    record Instance(ConfigurableApplicationContext context, String base) {

        void stop() {
            context.close();
        }
    }
}
