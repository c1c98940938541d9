package eu.sojourn.identity.application;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What identity is told from outside. It refuses to start with a sentence that names the missing variable.
 *
 * @param url                 public address of the product, without a slash at its end
 * @param issuer              who the tokens say they are from
 * @param keyPassword         seals the signing key and stored authorizations
 * @param gatewayClientSecret proves that the gateway is the gateway
 * @param serviceClientSecret proves that notifications is notifications
 * @param demoSecret          present only in demo mode
 * @param accessTokens        how long an access token holds
 * @param sessions            how long a sign-in can be renewed without a password
 */
@ConfigurationProperties("sojourn.identity")
public record IdentitySettings(String url, String issuer, String keyPassword, String gatewayClientSecret, String serviceClientSecret,
        @Nullable String demoSecret, @DefaultValue("15m") Duration accessTokens, @DefaultValue("8h") Duration sessions) {

    public IdentitySettings {
        url = required("SOJOURN_URL", url).replaceAll("/+$", "");
        issuer = required("SOJOURN_ISSUER", issuer);
        required("IDENTITY_KEY_PASSWORD", keyPassword);
        required("GATEWAY_CLIENT_SECRET", gatewayClientSecret);
        required("SERVICE_CLIENT_SECRET", serviceClientSecret);
        demoSecret = demoSecret == null || demoSecret.isBlank() ? null : demoSecret;
        URI.create(url);
    }

    /** Whether demo people exist, can sign in, and get tokens from the demo endpoint. */
    public boolean demo() {
        return demoSecret != null;
    }

    /** Whether browsers reach the product by https, so that cookies can be kept to it. */
    public boolean https() {
        return url.startsWith("https:");
    }

    @Override
    public String toString() {
        return "IdentitySettings[url=" + url + ", issuer=" + issuer + ", demo=" + demo() + "]";
    }

    private static String required(String variable, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Set " + variable + ": identity cannot start without it.");
        }
        return value;
    }
}
