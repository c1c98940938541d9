package eu.sojourn.agreements.domain.link;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the holder of a link has: its id and its secret. Only the secret's hash is kept. A token does not print itself, so that it gets into
 * no log by accident.
 */
public final class LinkToken {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final LinkId linkId;
    private final String secret;

    /** @param secret 256 random bits in base64url */
    public LinkToken(LinkId linkId, String secret) {
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("a secret has 43 characters of base64url");
        }
        this.linkId = linkId;
        this.secret = secret;
    }

    /** @return empty where that has not the form of a token */
    public static Optional<LinkToken> read(String token) {
        var dot = token.indexOf('.');
        return dot > 0 && Id.FORM.matcher(token.substring(0, dot)).matches() && SECRET.matcher(token.substring(dot + 1)).matches()
                ? Optional.of(new LinkToken(new LinkId(token.substring(0, dot)), token.substring(dot + 1)))
                : Optional.empty();
    }

    public LinkId linkId() {
        return linkId;
    }

    public Sha256 secretSha256() {
        return Sha256.of(secret);
    }

    /** The token in full; for its holder alone. */
    public String reveal() {
        return linkId.value() + "." + secret;
    }

    /** Takes the same time wherever the first difference is. */
    public boolean opens(SigningLink link) {
        return linkId.equals(link.linkId()) && MessageDigest.isEqual(secretSha256().hex().getBytes(StandardCharsets.US_ASCII),
                link.secretSha256().hex().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "token of link " + linkId.value();
    }
}
