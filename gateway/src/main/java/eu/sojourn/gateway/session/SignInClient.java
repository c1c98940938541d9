package eu.sojourn.gateway.session;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

import eu.sojourn.gateway.GatewaySettings;
import eu.sojourn.service.security.AccessTokens;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.client.RestClient;

/** The gateway as a client of identity. Browsers are sent to the public address; the gateway itself asks at the internal one. */
@Configuration(proxyBeanMethods = false)
class SignInClient {

    static final String NAME = "sojourn";

    /** Where a browser begins to sign in. */
    static final String SIGN_IN = "/oauth2/authorization/" + NAME;

    private static final int CONNECT_MS = 500;
    private static final int READ_MS = 3_000;

    @Bean
    ClientRegistrationRepository clientRegistrations(GatewaySettings settings) {
        String internal = settings.identity().toString().replaceAll("/+$", "") + "/identity";
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(NAME)
                .clientId("gateway")
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.url() + "/login/oauth2/code/" + NAME)
                .scope("openid", "profile")
                .issuerUri(settings.issuer())
                .authorizationUri(settings.url() + "/identity/oauth2/authorize")
                .tokenUri(internal + "/oauth2/token")
                .jwkSetUri(settings.jwksUrl())
                .userNameAttributeName("sub")
                .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .providerConfigurationMetadata(Map.of("end_session_endpoint", settings.url() + "/identity/connect/logout"))
                .build());
    }

    /** In the session: signing out, or the session's end, forgets the tokens. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> renewals() {
        RestClientRefreshTokenTokenResponseClient renewals = new RestClientRefreshTokenTokenResponseClient();
        renewals.setRestClient(tokenEndpoint());
        return renewals;
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange() {
        RestClientAuthorizationCodeTokenResponseClient exchange = new RestClientAuthorizationCodeTokenResponseClient();
        exchange.setRestClient(tokenEndpoint());
        return exchange;
    }

    /** Takes tokens of people, made for the product by identity. */
    @Bean
    JwtDecoder bearerTokens(GatewaySettings settings) {
        return AccessTokens.decoder(settings.jwksUrl(), settings.issuer(), NAME);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(GatewaySettings settings) {
        return factory -> {
            factory.getSettings().getSession().getCookie().setName(settings.cookie());
            factory.getSettings().getSession().getCookie().setSecure(settings.https());
        };
    }

    private static RestClient tokenEndpoint() {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofMillis(CONNECT_MS)).build());
        factory.setReadTimeout(Duration.ofMillis(READ_MS));
        return RestClient.builder()
                .requestFactory(factory)
                .configureMessageConverters(converters -> converters.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
