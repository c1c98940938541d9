package eu.sojourn.gateway.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collections;

import eu.sojourn.service.security.AccessTokens;
import eu.sojourn.gateway.Answers;
import eu.sojourn.gateway.GatewaySettings;
import eu.sojourn.gateway.protection.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Who may pass, in five doors that are tried in order: the gateway's own health and metrics; identity, which guards itself; holders of a link
 * that opens one thing without an account; programs with a token; browsers with a session.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
            + "frame-ancestors 'none'";

    private final GatewaySettings settings;
    private final Answers answers;
    private final RateLimit rates;
    private final AskingToSignIn asking;

    Doors(GatewaySettings settings, Answers answers, RateLimit rates, AskingToSignIn asking) {
        this.settings = settings;
        this.answers = answers;
        this.rates = rates;
        this.asking = asking;
    }

    /** Files of the portal that are the same for everybody. */
    static boolean isAsset(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.equals("/favicon.ico") || path.equals("/robots.txt");
    }

    /**
     * Health and metrics: for this machine alone. A request that came through a proxy of this machine says so in its headers; where the
     * proxy is silent, or metrics are read from another machine, management gets a port of its own (MANAGEMENT_SERVER_PORT), and this one
     * then answers none of it.
     */
    @Bean
    @Order(1)
    SecurityFilterChain ownDoor(HttpSecurity http, ServerProperties server) throws Exception {
        return withoutSession(http).securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, context) -> new AuthorizationDecision(isInside(context.getRequest(), server))))
                .exceptionHandling(failures -> failures
                        .authenticationEntryPoint((request, response, failure) -> nothingHere(request, response))
                        .accessDeniedHandler((request, response, denied) -> nothingHere(request, response)))
                .build();
    }

    /** Identity has its own session and its own protection of forms. */
    @Bean
    @Order(2)
    SecurityFilterChain identityDoor(HttpSecurity http) throws Exception {
        return withoutSession(http).securityMatcher("/identity/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(rates.filter(), AuthorizationFilter.class)
                .build();
    }

    /**
     * Holders of a link: its token, in the address of a page or in a header of the API, is all that counts, and the service judges it. There is
     * nothing to forge: no cookie or session gives a request any right here, not even to somebody who is signed in, so whoever can make a
     * browser send such a request knows the token already and needs no browser. The address is a secret: no other page is told of it, and
     * nothing keeps the answer.
     */
    @Bean
    @Order(3)
    SecurityFilterChain linkDoor(HttpSecurity http) throws Exception {
        return withoutSession(http).securityMatcher("/sign/*", "/sign/*/**", "/answer/*", "/answer/*/**", "/declared/*", "/declared/*/**",
                "/mail-settings/*", "/mail-settings/*/**", "/api/agreements/linked", "/api/agreements/linked/**",
                "/api/questionnaires/linked", "/api/questionnaires/linked/**", "/api/notifications/linked/**")
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .addFilterBefore(rates.filter(), AuthorizationFilter.class)
                .build();
    }

    /** Programs: a valid token with each request, and nothing is remembered. */
    @Bean
    @Order(4)
    SecurityFilterChain tokenDoor(HttpSecurity http) throws Exception {
        return withoutSession(http).securityMatcher(request -> isBearer(request))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/error").permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> {})
                        .authenticationEntryPoint(this::refuseToken)
                        .withObjectPostProcessor(AccessTokens.refusedBy(this::refuseToken)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(this::refuseToken))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(rates.filter(), AuthorizationFilter.class)
                .build();
    }

    /** Browsers: a session that signing in gives, and no change without the session's token against forged requests. */
    @Bean
    @Order(5)
    SecurityFilterChain browserDoor(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setMatchingRequestParameterName(null);
        wanted.setRequestMatcher(request -> request.getMethod().equals("GET") && Answers.wantsPage(request));
        OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
        signedOut.setPostLogoutRedirectUri(settings.url() + "/");
        return common(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/assets/**", "/webjars/**", "/favicon.ico", "/robots.txt", "/api/docs",
                                "/api/docs/**", "/api/*/openapi", "/api/agreements/calendar/*")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
                .requestCache(cache -> cache.requestCache(wanted))
                .oauth2Login(signIn -> signIn.loginPage(SignInClient.SIGN_IN)
                        .successHandler((request, response, person) -> signedIn(request, response, wanted))
                        .failureHandler(this::failedToSignIn))
                .logout(signOut -> signOut.logoutUrl("/logout").logoutSuccessHandler(signedOut))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(asking)
                        .accessDeniedHandler(this::deny))
                // Forged requests and the start of a sign-in are answered on the way and never come to the second.
                .addFilterBefore(rates.addressFilter(Doors::isSigningInOrOut), CsrfFilter.class)
                .addFilterBefore(rates.filter(), AuthorizationFilter.class)
                .build();
    }

    /** Nothing is remembered from one request to the next, so there is nothing that a forged one could use. */
    private HttpSecurity withoutSession(HttpSecurity http) throws Exception {
        return common(http).sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable());
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                .httpStrictTransportSecurity(transport -> transport.requestMatcher(request -> settings.https())
                        .maxAgeInSeconds(31_536_000)
                        .includeSubDomains(false))
                // What a service says about caching goes through; the gateway adds nothing to it.
                .cacheControl(cache -> cache.disable()));
    }

    private static boolean isBearer(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean isSigningInOrOut(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/") || path.equals("/logout");
    }

    private static boolean isInside(HttpServletRequest request, ServerProperties server) {
        if (server.getPort() != null && server.getPort() != 0 && request.getLocalPort() != server.getPort()) {
            return true;
        }
        boolean proxied = Collections.list(request.getHeaderNames())
                .stream()
                .anyMatch(name -> name.regionMatches(true, 0, "X-Forwarded-", 0, 12) || name.equalsIgnoreCase("Forwarded")
                        || name.equalsIgnoreCase("Via") || name.equalsIgnoreCase("X-Real-IP"));
        return !proxied && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }

    private void nothingHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.write(request, response, HttpStatus.NOT_FOUND, "not-found", "Nothing is here.");
    }

    /** Guessing tokens is limited like everything else; identity's silence is not the caller's fault. */
    private void refuseToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        if (!rates.allows(request, response)) {
            return;
        }
        if (AccessTokens.isOutage(failure)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            answers.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable",
                    "The token could not be checked, because identity does not answer.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        answers.write(request, response, HttpStatus.UNAUTHORIZED, "unauthenticated", "A valid access token is needed.");
    }

    /** Refusing a signed-in person's forms is limited too. */
    private void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        if (!rates.allows(request, response)) {
            return;
        }
        boolean form = denied instanceof CsrfException;
        answers.write(request, response, HttpStatus.FORBIDDEN, form ? "stale-form" : "forbidden", form
                ? "The page was open too long, or the session has ended. Load it again, sign in if asked, and send it once more."
                : "You may not do this.");
    }

    private void signedIn(HttpServletRequest request, HttpServletResponse response, HttpSessionRequestCache wanted) throws IOException {
        SavedRequest saved = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        request.getSession().setMaxInactiveInterval((int) settings.session().toSeconds());
        response.sendRedirect(saved == null ? "/" : withoutHost(saved.getRedirectUrl()));
    }

    private void failedToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        org.slf4j.LoggerFactory.getLogger(Doors.class).warn("A sign-in failed: {}", failure.getMessage());
        answers.write(request, response, HttpStatus.UNAUTHORIZED, "sign-in-failed",
                "The sign-in could not be finished. Perhaps it took too long, or was begun twice. Go to the first page and start again.");
    }

    /** The gateway may stand behind another proxy; the browser knows the host. */
    private static String withoutHost(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
