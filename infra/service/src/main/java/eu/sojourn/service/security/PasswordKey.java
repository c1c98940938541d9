package eu.sojourn.service.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Keys that are derived from a password, to close other keys with. What was closed is only opened with the same parameters. */
public final class PasswordKey {

    private static final int SALT = 16;
    private static final int KEY = 32;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private PasswordKey() {}

    /** A new salt, to be kept beside what the key closes. */
    public static byte[] salt() {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /** 256 bits by Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the least that OWASP advises. */
    public static byte[] derive(String password, byte[] salt) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withSalt(salt)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        var key = new byte[KEY];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), key);
        return key;
    }
}
