package eu.sojourn.service.http;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take an {@link ExpectedVersion}, and the description of the API tell of its header. */
@Configuration(proxyBeanMethods = false)
public class ExpectedVersionConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ExpectedVersion.class);
    }

    @Bean
    WebMvcConfigurer expectedVersions() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ExpectedVersionArgument());
            }
        };
    }

    @Bean
    GlobalOperationCustomizer expectedVersionHeader() {
        return (operation, method) -> Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == ExpectedVersion.class)
                        ? operation.addParametersItem(new HeaderParameter().name(HttpHeaders.IF_MATCH)
                                .required(false)
                                .schema(new StringSchema())
                                .description("ETag of the version that the caller saw; refused with 412 if it is not the current one"))
                        : operation;
    }
}
