package eu.sojourn.service.security;

import eu.sojourn.service.causation.CommandKeyFilter;
import eu.sojourn.service.problem.ProblemWriter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Closes every route of a service but the declared {@link OpenRoutes}: a token of our issuer and audience is needed. */
@AutoConfiguration(beforeName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class SecurityAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(@Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri}") String jwksUrl,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences}") String audience) {
        return AccessTokens.decoder(jwksUrl, issuer, audience);
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain apiSecurity(HttpSecurity http, ObjectProvider<OpenRoutes> openRoutes, ProblemWriter problems) {
        var open = Stream.concat(OpenRoutes.EVERYWHERE.stream(), openRoutes.stream().map(OpenRoutes::patterns).flatMap(List::stream))
                .toArray(String[]::new);
        var refusals = refusals(problems);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(open).permitAll().anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie authenticates here, so there is no request to forge; the gateway protects its sessions.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(AccessTokens.authorities()))
                        .authenticationEntryPoint(refusals)
                        .withObjectPostProcessor(AccessTokens.refusedBy(refusals)))
                .exceptionHandling(handling -> handling.accessDeniedHandler((_, response, _) -> problems.write(response,
                        HttpStatus.FORBIDDEN, "forbidden", "You may not do this.")))
                .addFilterAfter(new CommandKeyFilter(problems), AuthorizationFilter.class);
        return http.build();
    }

    /** Identity's silence is not the caller's fault. */
    private static AuthenticationEntryPoint refusals(ProblemWriter problems) {
        return (_, response, failure) -> {
            if (AccessTokens.isOutage(failure)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable",
                        "The token could not be checked, because identity does not answer.");
            } else {
                problems.write(response, HttpStatus.UNAUTHORIZED, "unauthenticated", "A valid access token is needed.");
            }
        };
    }

    @Bean
    WebMvcConfigurer actorArguments(ObjectProvider<ActsAlsoFor> also) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActorArgument(also));
            }
        };
    }
}
