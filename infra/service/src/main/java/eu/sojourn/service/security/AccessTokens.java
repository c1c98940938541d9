package eu.sojourn.service.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;

/** How every part checks access tokens. */
public final class AccessTokens {

    private static final int CONNECT_MS = 500;
    private static final int READ_MS = 3_000;
    private static final long BETWEEN_READINGS_MS = 1_000;

    private AccessTokens() {}

    /**
     * Takes tokens of this issuer that were made for this audience. Known keys go on being used for a day while identity does not answer; a key
     * that is not known has them read anew, but at most twice a second, whatever is sent.
     *
     * @param jwksUrl where identity publishes its keys
     * @throws IllegalArgumentException when that is no URL
     */
    public static JwtDecoder decoder(String jwksUrl, String issuer, String audience) {
        var published = new PublishedKeys(jwksUrl);
        var decoder = NimbusJwtDecoder.withJwkSource(JWKSourceBuilder.create(published)
                .rateLimited(BETWEEN_READINGS_MS)
                .outageTolerant(Duration.ofDays(1).toMillis())
                .build()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience))));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (JwtException e) {
                throw published.wereRead() && isRateLimited(e) ? new BadJwtException("The token's key is not known", e) : e;
            }
        };
    }

    /** Keys were asked for too often: whoever knows some has a token of an unknown key then, whoever knows none still waits for identity. */
    private static boolean isRateLimited(JwtException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RateLimitReachedException.class::isInstance);
    }

    /** The keys as identity publishes them, and whether they ever could be read. */
    private static final class PublishedKeys extends JWKSetSourceWrapper<SecurityContext> {

        private volatile boolean read;

        PublishedKeys(String url) {
            super(new URLBasedJWKSetSource<>(url(url), new DefaultResourceRetriever(CONNECT_MS, READ_MS)));
        }

        private static URL url(String text) {
            try {
                return URI.create(text).toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("not the URL of a key set: " + text, e);
            }
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            var keys = getSource().getJWKSet(refresh, now, context);
            read = true;
            return keys;
        }

        boolean wereRead() {
            return read;
        }
    }

    /** What a token's holder may do: its roles. */
    public static JwtAuthenticationConverter authorities() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }

    /** Whether a token was refused only because no keys could be had to check it with, which is not its holder's fault. */
    public static boolean isOutage(AuthenticationException failure) {
        return failure instanceof AuthenticationServiceException;
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
