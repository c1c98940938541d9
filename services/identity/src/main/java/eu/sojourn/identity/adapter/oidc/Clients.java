package eu.sojourn.identity.adapter.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

import eu.sojourn.identity.application.IdentitySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The two programs that may ask identity for tokens. Nobody can register another. */
@Configuration(proxyBeanMethods = false)
class Clients {

    static final String GATEWAY = "gateway";
    static final String NOTIFICATIONS = "notifications";
    static final String RECIPIENTS = "recipients";

    @Bean
    RegisteredClientRepository registeredClients(IdentitySettings settings) {
        // A refresh token is used again until it expires: two requests of one browser may renew at the same moment,
        // and the gateway proves with its secret that it is the gateway.
        RegisteredClient gateway = RegisteredClient.withId(GATEWAY)
                .clientId(GATEWAY)
                .clientSecret(settings.gatewayClientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.url() + "/login/oauth2/code/sojourn")
                .postLogoutRedirectUri(settings.url() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .tokenSettings(tokens(settings.accessTokens()).refreshTokenTimeToLive(settings.sessions())
                        .reuseRefreshTokens(true)
                        .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                        .build())
                .build();
        RegisteredClient notifications = RegisteredClient.withId(NOTIFICATIONS)
                .clientId(NOTIFICATIONS)
                .clientSecret(settings.serviceClientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(RECIPIENTS)
                .tokenSettings(tokens(settings.accessTokens()).build())
                .build();
        return new InMemoryRegisteredClientRepository(gateway, notifications);
    }

    /**
     * Compares client secrets as they are: they come from the environment, are in memory anyway, and are too long to be guessed, so that the
     * work which slows down guessing a person's password would only slow down every renewal.
     */
    static PasswordEncoder secrets() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                return String.valueOf(secret);
            }

            @Override
            public boolean matches(@Nullable CharSequence given, @Nullable String secret) {
                return given != null && secret != null && MessageDigest.isEqual(given.toString().getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static TokenSettings.Builder tokens(Duration accessTokens) {
        return TokenSettings.builder().accessTokenTimeToLive(accessTokens);
    }
}
