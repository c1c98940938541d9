package eu.sojourn.identity.adapter.mongo;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

import eu.sojourn.identity.application.IdentitySettings;
import eu.sojourn.identity.application.KeyRing;
import eu.sojourn.identity.application.Sealed;
import eu.sojourn.service.security.PasswordKey;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Draws the key ring once and keeps it, sealed with a key derived from the password. All instances use the ring that was stored first:
 * the insert decides, and whoever comes second reads it back.
 */
@Configuration(proxyBeanMethods = false)
class MongoKeyRing {

    private static final String COLLECTION = "key-rings";
    private static final String ID = "ring-1";
    private static final int STORAGE_KEY = 32;

    @Bean
    KeyRing keyRing(MongoTemplate mongo, IdentitySettings settings) {
        return loadOrDraw(mongo, settings.keyPassword());
    }

    static KeyRing loadOrDraw(MongoTemplate mongo, String password) {
        Document stored = mongo.findById(ID, Document.class, COLLECTION);
        if (stored == null) {
            byte[] drawn = draw();
            try {
                mongo.insert(seal(drawn, password), COLLECTION);
                return ring(drawn);
            } catch (DuplicateKeyException anotherInstanceWasFirst) {
                stored = mongo.findById(ID, Document.class, COLLECTION);
            }
        }
        if (stored == null) {
            throw new IllegalStateException("The key ring vanished while identity started.");
        }
        return ring(open(stored, password));
    }

    /** The storage key, then the signing key. */
    private static byte[] draw() {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, random);
            byte[] signingKey = generator.generateKeyPair().getPrivate().getEncoded();
            byte[] storageKey = new byte[STORAGE_KEY];
            random.nextBytes(storageKey);
            return ByteBuffer.allocate(STORAGE_KEY + signingKey.length).put(storageKey).put(signingKey).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Document seal(byte[] drawn, String password) {
        byte[] salt = PasswordKey.salt();
        return new Document("_id", ID).append("salt", new Binary(salt))
                .append("sealed", new Binary(Sealed.seal(PasswordKey.derive(password, salt), ID, drawn)));
    }

    private static byte[] open(Document stored, String password) {
        try {
            return Sealed.open(PasswordKey.derive(password, bytes(stored, "salt")), ID, bytes(stored, "sealed"));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("IDENTITY_KEY_PASSWORD does not open the stored key ring."
                    + " Give the password it was sealed with; or drop the collection " + COLLECTION + ", which signs everybody out.",
                    wrong);
        }
    }

    private static KeyRing ring(byte[] drawn) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(drawn);
            byte[] storageKey = new byte[STORAGE_KEY];
            buffer.get(storageKey);
            byte[] encoded = new byte[buffer.remaining()];
            buffer.get(encoded);
            RSAPrivateCrtKey signingKey = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new KeyRing(fingerprint(signingKey.getModulus()), signingKey, storageKey);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field) instanceof Binary binary ? binary.getData() : document.get(field, byte[].class);
    }

    private static String fingerprint(BigInteger modulus) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(modulus.toByteArray()), 0, 8);
    }
}
