package eu.sojourn.service;

import eu.sojourn.service.causation.CausationFilter;
import eu.sojourn.service.http.ExpectedVersionConfiguration;
import eu.sojourn.service.http.JsonConfiguration;
import eu.sojourn.service.problem.ProblemConfiguration;
import eu.sojourn.service.security.SignedReferenceConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Gives every service its clock, its correlation ids and its problem details. */
@AutoConfiguration
@Import({ProblemConfiguration.class, JsonConfiguration.class, ExpectedVersionConfiguration.class, SignedReferenceConfiguration.class})
public class ServiceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The API is called where its description was had, through the gateway, with a bearer token; where the service itself listens is nobody's business. */
    @Bean
    @ConditionalOnMissingBean
    OpenAPI apiDescription(@Value("${spring.application.name:service}") String service) {
        return new OpenAPI().info(new Info().title("Sojourn: " + service).version("1"))
                .addServersItem(new Server().url("/"))
                .components(new Components().addSecuritySchemes("token",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    FilterRegistrationBean<CausationFilter> causation() {
        var registration = new FilterRegistrationBean<>(new CausationFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
