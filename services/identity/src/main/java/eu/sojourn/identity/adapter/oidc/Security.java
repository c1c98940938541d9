package eu.sojourn.identity.adapter.oidc;

import java.net.URI;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import eu.sojourn.identity.application.Guesses;
import eu.sojourn.identity.application.IdentitySettings;
import eu.sojourn.identity.application.SigningIn;
import eu.sojourn.service.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Who may reach what. Each chain names its paths; what none of them names is not found, signed in or not.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private final IdentitySettings settings;

    Security(IdentitySettings settings) {
        this.settings = settings;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    /** The OpenID Connect endpoints. */
    @Bean
    @Order(1)
    SecurityFilterChain openIdConnectChain(HttpSecurity http, OAuth2AuthorizationService authorizations) throws Exception {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.clientAuthentication(clients -> clients.authenticationProviders(providers -> providers.forEach(provider -> {
                if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                    bySecret.setPasswordEncoder(Clients.secrets());
                }
            })));
            server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(endingAuthorization(authorizations))));
        });
        return headers(http).authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/sign-in"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    /** Names and addresses for whoever sends mail; a token made for identity with the scope is asked. */
    @Bean
    @Order(2)
    SecurityFilterChain recipientsChain(HttpSecurity http, JWKSource<SecurityContext> keys, ProblemWriter problems) throws Exception {
        return headers(http).securityMatcher("/recipients")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/recipients")
                        .hasAuthority("SCOPE_" + Clients.RECIPIENTS)
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(Keys.ownDecoder(keys, settings)))
                        .authenticationEntryPoint((request, response, failure) -> problems.write(response, HttpStatus.UNAUTHORIZED,
                                "unauthenticated", "A token made for identity is needed.")))
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, denied) -> problems.write(response,
                        HttpStatus.FORBIDDEN, "forbidden", "The token does not allow this.")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Open at the door, because without demo mode nothing is behind it, and with it the endpoint checks the secret itself. */
    @Bean
    @Order(3)
    SecurityFilterChain demoTokensChain(HttpSecurity http) throws Exception {
        return headers(http).securityMatcher("/demo/tokens")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** The sign-in page and its style; health and metrics, which the gateway never routes. */
    @Bean
    @Order(4)
    SecurityFilterChain signInChain(HttpSecurity http, Guesses guesses) throws Exception {
        return headers(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/sign-in", "/assets/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .failureUrl("/sign-in?failed")
                        .successHandler((request, response, person) -> {
                            guesses.forget(LimitedGuesses.username(request));
                            HttpSessionRequestCache cache = new HttpSessionRequestCache();
                            SavedRequest saved = cache.getRequest(request, response);
                            cache.removeRequest(request, response);
                            response.sendRedirect(saved == null ? "/" : withoutHost(saved.getRedirectUrl()));
                        })
                        .permitAll())
                .addFilterBefore(new LimitedGuesses(guesses), UsernamePasswordAuthenticationFilter.class)
                .logout(logout -> logout.disable())
                .exceptionHandling(failures -> failures
                        .authenticationEntryPoint((request, response, failure) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler((request, response, denied) -> response.sendError(
                                denied instanceof org.springframework.security.web.csrf.CsrfException
                                        ? HttpServletResponse.SC_FORBIDDEN
                                        : HttpServletResponse.SC_NOT_FOUND)))
                .build();
    }

    /** The person's id is the name under which they are signed in, and thereby the {@code sub} of every token. */
    @Bean
    UserDetailsService signingInPeople(SigningIn people) {
        return username -> people.byUsername(username)
                .map(person -> User.withUsername(person.personId().value())
                        .password(person.passwordHash())
                        .authorities("ROLE_person")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> secureCookie() {
        return factory -> factory.getSettings().getSession().getCookie().setSecure(settings.https());
    }

    /** Signing out ends the session here and makes the refresh token worthless. */
    private static OidcLogoutAuthenticationSuccessHandler endingAuthorization(OAuth2AuthorizationService authorizations) {
        LogoutHandler endSession = new SecurityContextLogoutHandler();
        OidcLogoutAuthenticationSuccessHandler handler = new OidcLogoutAuthenticationSuccessHandler();
        handler.setLogoutHandler((request, response, authentication) -> {
            if (authentication instanceof OidcLogoutAuthenticationToken logout) {
                OAuth2Authorization authorization = authorizations.findByToken(logout.getIdTokenHint(), new OAuth2TokenType("id_token"));
                if (authorization != null) {
                    authorizations.remove(authorization);
                }
                if (logout.isPrincipalAuthenticated()) {
                    endSession.logout(request, response, authentication);
                }
            }
        });
        return handler;
    }

    private HttpSecurity headers(HttpSecurity http) throws Exception {
        URI url = URI.create(settings.url());
        String policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' " + url.getScheme() + "://"
                + url.getAuthority() + "; base-uri 'none'; frame-ancestors 'none'";
        return http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** Identity does not know by which host it was reached; the browser does. */
    private static String withoutHost(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
