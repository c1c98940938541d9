package eu.sojourn.agreements.application;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key that seals documents and logs.
 *
 * @param password opens the key file; without one, the key that this service draws once and keeps in its database
 * @param keyFile  a PKCS#12 file with one RSA key and its certificate; null where the service draws a key of its own
 */
@ConfigurationProperties("sojourn.agreements.seal")
public record SealSettings(String password, @Nullable Path keyFile) {
    public SealSettings {
        if (password == null || password.isBlank()) {
            throw new IllegalStateException("Set AGREEMENTS_KEY_PASSWORD: agreements cannot start without it.");
        }
        keyFile = keyFile == null || keyFile.toString().isBlank() ? null : keyFile;
    }

    @Override
    public String toString() {
        return "SealSettings[keyFile=" + keyFile + "]";
    }
}
