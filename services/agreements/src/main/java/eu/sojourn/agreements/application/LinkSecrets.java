package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkToken;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Draws the secrets of links. */
@Component
final class LinkSecrets {
    private static final int BYTES = 32;
    private final SecureRandom random = new SecureRandom();

    LinkToken draw(LinkId linkId) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new LinkToken(linkId, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }
}
