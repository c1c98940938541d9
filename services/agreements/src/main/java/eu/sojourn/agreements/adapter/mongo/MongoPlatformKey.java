package eu.sojourn.agreements.adapter.mongo;

import eu.sojourn.agreements.application.PlatformKey;
import eu.sojourn.agreements.application.SealSettings;
import eu.sojourn.service.security.PasswordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Draws the platform's key once and keeps it as PKCS#12, closed with a key derived from the password; unless a file is given. All instances use
 * the key that was stored first: the insert decides, and whoever comes second reads it back.
 */
@Configuration(proxyBeanMethods = false)
class MongoPlatformKey {
    private static final String COLLECTION = "platform_keys";
    private static final String ID = "key-1";

    @Bean
    PlatformKey platformKey(MongoTemplate mongo, SealSettings settings, Clock clock) {
        return settings.keyFile() == null ? loadOrDraw(mongo, settings.password(), clock) : read(settings.keyFile(), settings.password());
    }

    static PlatformKey loadOrDraw(MongoTemplate mongo, String password, Clock clock) {
        var stored = mongo.findById(ID, Document.class, COLLECTION);
        if (stored == null) {
            var drawn = PlatformKey.draw(clock.instant());
            try {
                mongo.insert(closed(drawn, password), COLLECTION);
                return drawn;
            } catch (DuplicateKeyException anotherInstanceWasFirst) {
                stored = mongo.findById(ID, Document.class, COLLECTION);
            }
        }
        if (stored == null) {
            throw new IllegalStateException("The platform's key vanished while agreements started.");
        }
        try {
            return PlatformKey.open(bytes(stored, "pkcs12"), derived(password, bytes(stored, "salt")));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("AGREEMENTS_KEY_PASSWORD does not open the stored platform key. Give the password it was closed"
                    + " with: a new key would not be the one that sealed what people have.", wrong);
        }
    }

    private static PlatformKey read(Path file, String password) {
        try {
            return PlatformKey.open(Files.readAllBytes(file), password.toCharArray());
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "AGREEMENTS_KEY_PASSWORD does not open AGREEMENTS_KEY_FILE, or it is not PKCS#12 with an RSA key"
                            + " and its certificate.",
                    wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("AGREEMENTS_KEY_FILE cannot be read.", unreadable);
        }
    }

    private static Document closed(PlatformKey drawn, String password) {
        var salt = PasswordKey.salt();
        return new Document("_id", ID).append("salt", new Binary(salt))
                .append("pkcs12", new Binary(drawn.pkcs12(derived(password, salt))));
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field) instanceof Binary binary ? binary.getData() : document.get(field, byte[].class);
    }

    private static char[] derived(String password, byte[] salt) {
        return HexFormat.of().formatHex(PasswordKey.derive(password, salt)).toCharArray();
    }
}
