package eu.sojourn.service.security;

import eu.sojourn.service.domain.Id;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks tokens that open one thing for one purpose without an account: {@code <id>.<mac>}, where the MAC is HMAC-SHA256 over
 * purpose, id and generation, in base64url without padding. Whoever has the secret can make the token of any thing at any time, so it is
 * stored nowhere and told in no event; a next generation makes all former tokens of the thing worthless.
 */
public final class SignedReference {
    public static final int SHORTEST_SECRET = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{0,62}");
    /** 256 bits; the last of 43 characters has two that do not count and must be 0, so that one token has one text. */
    private static final Pattern MAC = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");
    private static final int LONGEST = 63 + 1 + 43;

    private final SecretKeySpec key;

    /**
     * @param secret at least {@value #SHORTEST_SECRET} bytes of UTF-8, the same in all services that make or check tokens
     * @throws IllegalStateException if it is shorter
     */
    public SignedReference(String secret) {
        var bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalStateException("Set SOJOURN_LINK_SECRET to at least " + SHORTEST_SECRET
                    + " bytes, the same in every service that makes or opens links.");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * The token of a thing. It is for its holder alone: no log, no event, no collection.
     *
     * @param purpose    what it opens, e.g. {@code invitation}
     * @param id         of the form of an {@link Id}
     * @param generation grows when the former tokens are taken back
     */
    public String sign(String purpose, String id, int generation) {
        return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, id, generation));
    }

    /**
     * Of what a token claims to be, so that its generation can be looked up; nothing is proven by that.
     *
     * @return empty where it has not the form of a token
     */
    public static Optional<String> idOf(String token) {
        var dot = token.length() > LONGEST ? -1 : token.indexOf('.');
        return dot > 0 && Id.FORM.matcher(token.substring(0, dot)).matches() && MAC.matcher(token.substring(dot + 1)).matches()
                ? Optional.of(token.substring(0, dot))
                : Optional.empty();
    }

    /** Whether a token was signed here for that purpose and generation; takes the same time wherever the first difference is. */
    public boolean opens(String purpose, int generation, String token) {
        return idOf(token).filter(id -> MessageDigest.isEqual(mac(purpose, id, generation),
                Base64.getUrlDecoder().decode(token.substring(id.length() + 1)))).isPresent();
    }

    private byte[] mac(String purpose, String id, int generation) {
        if (!PURPOSE.matcher(purpose).matches() || !Id.FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("neither purpose nor id may be of another form: " + purpose);
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + '\0' + id + '\0' + generation).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing", e);
        }
    }
}
