package eu.sojourn.portal.services;

import eu.sojourn.service.json.BoundedDecimals;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a client per service: the person's token goes along, calls are guarded, and a refusal becomes {@link Refused}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
@ImportHttpServices(group = "registration", types = {Registration.class, Lists.class, DeadLetters.class})
@ImportHttpServices(group = "agreements", types = {Agreements.class, LinkedAgreements.class, DeadLetters.class})
@ImportHttpServices(group = "questionnaires", types = {Questionnaires.class, LinkedQuestionnaires.class, Declarations.class,
        LinkedDeclarations.class, QuestionnaireLibrary.class, Waves.class, DeadLetters.class})
@ImportHttpServices(group = "kpis", types = {Kpis.class, Reports.class, Targets.class, Activities.class, FigureChecks.class,
        DeadLetters.class})
@ImportHttpServices(group = "notifications", types = {Notifications.class, LinkedNotifications.class, DeadLetters.class})
class ServiceClients {

    /** A reader asks only for what it shows; what else a service says is no concern of the portal. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new BoundedDecimals())
            .build();

    @Bean
    Threads threads() {
        return new Threads();
    }

    @Bean
    CircuitBreakerRegistry breakers(Limits limits) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(limits.window())
                .minimumNumberOfCalls(limits.fewest())
                .failureRateThreshold(limits.failureShare())
                .waitDurationInOpenState(limits.rest())
                .permittedNumberOfCallsInHalfOpenState(2)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build());
    }

    @Bean
    RetryRegistry retries(Limits limits) {
        return RetryRegistry.of(RetryConfig.custom()
                .maxAttempts(limits.tries())
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(limits.pause(), 2))
                .retryExceptions(IOException.class)
                .build());
    }

    @Bean
    MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    MeterBinder retryMetrics(RetryRegistry retries) {
        return TaggedRetryMetrics.ofRetryRegistry(retries);
    }

    @Bean
    RestClientHttpServiceGroupConfigurer guardedClients(CircuitBreakerRegistry breakers, RetryRegistry retries, Limits limits,
            Threads threads) {
        TimeLimiter reads = limit("reads", limits.read());
        TimeLimiter commands = limit("commands", limits.command());
        return groups -> groups.forEachClient((group, client) -> {
            CircuitBreaker breaker = breakers.circuitBreaker(group.name());
            Retry retry = retries.retry(group.name());
            client.requestInterceptor((request, body, execution) -> {
                bearer(request);
                return execution.execute(request, body);
            })
                    .requestInterceptor(new GuardedCalls(group.name(), breaker, retry, reads, commands, threads))
                    .configureMessageConverters(converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
                    .defaultStatusHandler(HttpStatusCode::is4xxClientError, (_, response) -> {
                        throw refused(response);
                    });
        });
    }

    private static TimeLimiter limit(String name, Duration longest) {
        return TimeLimiter.of(name, TimeLimiterConfig.custom().timeoutDuration(longest).cancelRunningFuture(true).build());
    }

    private static void bearer(HttpRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken person) {
            request.getHeaders().setBearerAuth(person.getToken().getTokenValue());
        }
    }

    private static Refused refused(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try {
            JsonNode problem = JSON.readTree(response.getBody());
            List<Reason> reasons = new ArrayList<>();
            problem.path("reasons").forEach(reason -> reasons.add(Reason.read(reason)));
            String type = problem.path("type").asString("");
            return new Refused(status, type.substring(type.lastIndexOf(':') + 1), problem.path("detail").asString(null), reasons,
                    problem.path("correlationId").asString(null));
        } catch (JacksonException _) {
            return new Refused(status, "", null, List.of(), null);
        }
    }
}
