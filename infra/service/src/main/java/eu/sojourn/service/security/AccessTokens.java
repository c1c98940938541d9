package eu.sojourn.service.security;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;

/** How every part checks access tokens. */
public final class AccessTokens {

    private static final int CONNECT_MS = 500;
    private static final int READ_MS = 3_000;

    private AccessTokens() {}

    /**
     * Takes tokens of this issuer that were made for this audience. Known keys go on being used for a day while identity does not answer.
     *
     * @param jwksUrl where identity publishes its keys
     * @throws IllegalArgumentException when that is no URL
     */
    public static JwtDecoder decoder(String jwksUrl, String issuer, String audience) {
        try {
            var keys = JWKSourceBuilder.create(URI.create(jwksUrl).toURL(), new DefaultResourceRetriever(CONNECT_MS, READ_MS))
                    .outageTolerant(Duration.ofDays(1).toMillis())
                    .build();
            var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer),
                    new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
                            audiences -> audiences != null && audiences.contains(audience))));
            return decoder;
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not the URL of a key set: " + jwksUrl, e);
        }
    }

    /**
     * Whether a token was refused only because no keys could be had to check it with, which is not its holder's fault. That keys are not asked
     * for anew with every token of an unknown key is no such case: the token is bad then.
     */
    public static boolean isOutage(AuthenticationException failure) {
        return failure instanceof AuthenticationServiceException
                && Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                        .noneMatch(RateLimitReachedException.class::isInstance);
    }

    /** Has the same entry point answer every token that cannot be accepted, also when no key to check it with can be had: that would be a failure else. */
    public static ObjectPostProcessor<BearerTokenAuthenticationFilter> refusedBy(AuthenticationEntryPoint refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals::commence);
                return filter;
            }
        };
    }
}
