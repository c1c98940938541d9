package eu.sojourn.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway is told from outside. It refuses to start with a sentence that names the missing variable.
 *
 * @param url          public address of the product, without a slash at its end
 * @param issuer       who tokens must be from
 * @param clientSecret proves to identity that the gateway is the gateway
 * @param jwksUrl      where identity publishes its keys
 * @param identity     internal base URL of identity
 * @param portal       internal base URL of the portal
 * @param services     internal base URLs of the services behind {@code /api}, by name
 * @param session      how long a browser may be idle and stay signed in
 * @param largestBody  of a request
 * @param largestForm  of a form's fields, which the gateway holds in memory
 * @param limits       that protect services and callers from each other
 */
@ConfigurationProperties("sojourn.gateway")
public record GatewaySettings(String url, String issuer, String clientSecret, String jwksUrl, URI identity, URI portal,
        Map<String, URI> services, @DefaultValue("8h") Duration session, @DefaultValue("10MB") DataSize largestBody,
        @DefaultValue("256KB") DataSize largestForm, @DefaultValue Limits limits) {

    public GatewaySettings {
        url = required("SOJOURN_URL", url).replaceAll("/+$", "");
        required("SOJOURN_ISSUER", issuer);
        required("GATEWAY_CLIENT_SECRET", clientSecret);
        services = Map.copyOf(services);
    }

    /** Whether browsers reach the product by https, so that cookies can be kept to it. */
    public boolean https() {
        return url.startsWith("https:");
    }

    /** Name of the session cookie; over https one that browsers take only from this host and only when secure. */
    public String cookie() {
        return https() ? "__Host-sojourn" : "sojourn";
    }

    @Override
    public String toString() {
        return "GatewaySettings[url=" + url + ", services=" + services.keySet() + "]";
    }

    private static String required(String variable, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Set " + variable + ": the gateway cannot start without it.");
        }
        return value;
    }

    /**
     * Limits, all of them generous.
     *
     * @param perSecond      requests per second and person; per address where nobody is signed in
     * @param burst          requests that may come at once
     * @param connect        longest wait for a connection to a service
     * @param answer         longest wait for a service to begin its answer; does not hold for streams
     * @param concurrent     requests that may wait for one service at once; does not hold for streams
     * @param failureShare   percentage of failed calls at which a service counts as dead
     * @param window         calls over which the share is taken
     * @param fewest         calls before the share means anything
     * @param rest           time after which a dead service is tried again
     */
    public record Limits(@DefaultValue("100") int perSecond, @DefaultValue("200") int burst, @DefaultValue("500ms") Duration connect,
            @DefaultValue("10s") Duration answer, @DefaultValue("200") int concurrent, @DefaultValue("50") float failureShare,
            @DefaultValue("20") int window, @DefaultValue("5") int fewest, @DefaultValue("2s") Duration rest) {}
}
