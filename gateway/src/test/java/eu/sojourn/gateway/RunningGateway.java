package eu.sojourn.gateway;

import eu.sojourn.testing.Browser;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A gateway before stand-ins for identity, the portal and two services; a third service is dead. Registered as an extension, it serves all tests
 * of a class, and each of them begins with stand-ins that were asked nothing and an identity that works.
 */
final class RunningGateway implements AutoCloseable, BeforeEachCallback, AfterAllCallback {

    final int port;
    final String url;
    final StubIdentity identity;
    final Upstream portal = new Upstream("portal");
    final Upstream registration = new Upstream("registration");
    final Upstream kpis = new Upstream("kpis");
    final int deadPort = freePort();
    private final ConfigurableApplicationContext context;

    RunningGateway(String... overrides) {
        this(freePort(), overrides);
    }

    RunningGateway(int port, String... overrides) {
        this.port = port;
        url = "http://localhost:" + port;
        identity = new StubIdentity(url + "/identity");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(port));
        settings.put("server.address", "127.0.0.1");
        settings.put("sojourn.gateway.url", url);
        settings.put("sojourn.gateway.client-secret", StubIdentity.SECRET);
        settings.put("sojourn.gateway.identity", identity.url());
        settings.put("sojourn.gateway.portal", portal.url());
        settings.put("sojourn.gateway.services.registration", registration.url());
        settings.put("sojourn.gateway.services.kpis", kpis.url());
        for (String dead : List.of("agreements", "questionnaires", "notifications")) {
            settings.put("sojourn.gateway.services." + dead, "http://127.0.0.1:" + deadPort);
        }
        for (String override : overrides) {
            settings.put(override.substring(0, override.indexOf('=')), override.substring(override.indexOf('=') + 1));
        }
        String[] args = settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new);
        context = new SpringApplicationBuilder(GatewayApplication.class).run(args);
    }

    /** A browser that is signed in, with the requests of that forgotten. */
    Browser signedIn() {
        Browser browser = new Browser();
        browser.follow(url + "/visits");
        portal.forget();
        return browser;
    }

    /** The token against forged requests that the portal is given for this browser's forms. */
    String csrf(Browser browser) {
        portal.forget();
        browser.get(url + "/visits", "Accept", "text/html");
        return portal.next().header("X-Sojourn-Csrf");
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        identity.recover();
        List.of(portal, registration, kpis, identity.server()).forEach(Upstream::forget);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        context.close();
        identity.close();
        portal.close();
        registration.close();
        kpis.close();
    }

    /** A port below those that the system gives to connections, which could take it before it is listened on. */
    static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one then.
            }
        }
        throw new IllegalStateException("no free port");
    }
}
