package eu.sojourn.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway before stand-ins for identity, the portal and two services; a third service is dead. */
final class RunningGateway implements AutoCloseable {

    final int port = freePort();
    final String url = "http://localhost:" + port;
    final StubIdentity identity = new StubIdentity(url + "/identity");
    final Upstream portal = new Upstream("portal");
    final Upstream registration = new Upstream("registration");
    final Upstream kpis = new Upstream("kpis");
    final int deadPort = freePort();
    private final ConfigurableApplicationContext context;

    RunningGateway(String... overrides) {
        List<String> args = new ArrayList<>(List.of("--server.port=" + port, "--server.address=127.0.0.1", "--sojourn.gateway.url=" + url,
                "--sojourn.gateway.client-secret=" + StubIdentity.SECRET, "--sojourn.gateway.identity=" + identity.url(),
                "--sojourn.gateway.portal=" + portal.url(), "--sojourn.gateway.services.registration=" + registration.url(),
                "--sojourn.gateway.services.kpis=" + kpis.url(), "--sojourn.gateway.services.agreements=http://127.0.0.1:" + deadPort,
                "--sojourn.gateway.services.questionnaires=http://127.0.0.1:" + deadPort,
                "--sojourn.gateway.services.notifications=http://127.0.0.1:" + deadPort));
        for (String override : overrides) {
            args.add("--" + override);
        }
        context = new SpringApplicationBuilder(GatewayApplication.class).run(args.toArray(String[]::new));
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
    public void close() {
        context.close();
        identity.close();
        portal.close();
        registration.close();
        kpis.close();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
