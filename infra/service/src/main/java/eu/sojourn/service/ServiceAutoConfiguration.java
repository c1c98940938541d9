package eu.sojourn.service;

import eu.sojourn.service.causation.CausationFilter;
import eu.sojourn.service.http.JsonConfiguration;
import eu.sojourn.service.problem.ProblemConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Gives every service its clock, its correlation ids and its problem details. */
@AutoConfiguration
@Import({ProblemConfiguration.class, JsonConfiguration.class})
public class ServiceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FilterRegistrationBean<CausationFilter> causation() {
        var registration = new FilterRegistrationBean<>(new CausationFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
