package eu.sojourn.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;

/**
 * The access token of a browser's session, renewed a minute before it expires, once however many requests ask. While identity does not
 * answer, the old token is used until it really expires.
 */
@Component
class SessionTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTokens.class);
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final OAuth2AuthorizedClientRepository clients;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> renewals;
    private final Clock clock;
    private final ReentrantLock[] locks = IntStream.range(0, 64).mapToObj(lock -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    SessionTokens(OAuth2AuthorizedClientRepository clients,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> renewals, Clock clock) {
        this.clients = clients;
        this.renewals = renewals;
        this.clock = clock;
    }

    /** What became of the session's token. */
    sealed interface Outcome {

        /** A token that holds now. */
        record Valid(String token) implements Outcome {}

        /** The person has to sign in again. */
        record Ended() implements Outcome {}

        /** Identity does not answer, and the token has expired. */
        record Unavailable() implements Outcome {}
    }

    Outcome of(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizedClient client = load(person, request);
        if (client == null) {
            return new Outcome.Ended();
        }
        if (validFor(client, EARLY)) {
            return new Outcome.Valid(client.getAccessToken().getTokenValue());
        }
        HttpSession session = request.getSession(false);
        ReentrantLock lock = locks[Math.floorMod(session == null ? 0 : session.getId().hashCode(), locks.length)];
        lock.lock();
        try {
            OAuth2AuthorizedClient current = load(person, request);
            if (current == null) {
                return new Outcome.Ended();
            }
            return validFor(current, EARLY)
                    ? new Outcome.Valid(current.getAccessToken().getTokenValue())
                    : renew(current, person, request, response);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable OAuth2AuthorizedClient load(Authentication person, HttpServletRequest request) {
        return clients.loadAuthorizedClient(SignInClient.NAME, person, request);
    }

    private Outcome renew(OAuth2AuthorizedClient old, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        OAuth2RefreshToken refreshToken = old.getRefreshToken();
        if (refreshToken == null) {
            return new Outcome.Ended();
        }
        try {
            OAuth2AccessTokenResponse renewed = renewals
                    .getTokenResponse(new OAuth2RefreshTokenGrantRequest(old.getClientRegistration(), old.getAccessToken(), refreshToken));
            clients.saveAuthorizedClient(new OAuth2AuthorizedClient(old.getClientRegistration(), old.getPrincipalName(),
                    renewed.getAccessToken(), renewed.getRefreshToken() == null ? refreshToken : renewed.getRefreshToken()), person,
                    request,
                    response);
            return new Outcome.Valid(renewed.getAccessToken().getTokenValue());
        } catch (OAuth2AuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                return new Outcome.Ended();
            }
            LOG.warn("A session's token could not be renewed: {}", refused.getMessage());
            return validFor(old, Duration.ZERO) ? new Outcome.Valid(old.getAccessToken().getTokenValue()) : new Outcome.Unavailable();
        }
    }

    private boolean validFor(OAuth2AuthorizedClient client, Duration time) {
        Instant expires = client.getAccessToken().getExpiresAt();
        return expires != null && clock.instant().plus(time).isBefore(expires);
    }
}
