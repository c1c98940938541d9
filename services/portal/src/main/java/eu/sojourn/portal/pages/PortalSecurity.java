package eu.sojourn.portal.pages;

import eu.sojourn.service.security.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Only the landing page, the style and the pages behind a link are open; what a link opens, its token decides, and the service behind it judges it. The session, and with it the protection against forged requests, is the gateway's.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    @Bean
    SecurityFilterChain pageSecurity(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests
                .requestMatchers("/", "/sign/**", "/answer/**", "/declared/**", "/mail-settings/**", "/assets/**", "/webjars/**",
                        "/favicon.svg", "/error",
                        "/actuator/health/**",
                        "/actuator/prometheus")
                .permitAll()
                .anyRequest()
                .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(AccessTokens.authorities()))
                        .authenticationEntryPoint(PortalSecurity::refuseToken)
                        .withObjectPostProcessor(AccessTokens.refusedBy(PortalSecurity::refuseToken))
                        .accessDeniedHandler((_, response, _) -> response.sendError(HttpStatus.FORBIDDEN.value())))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)));
        return http.build();
    }

    private static void refuseToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendError((AccessTokens.isOutage(failure) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNAUTHORIZED)
                .value());
    }
}
