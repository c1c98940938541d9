package eu.sojourn.gateway.docs;

import java.io.IOException;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the page and the viewer's files, all from here. */
@Configuration(proxyBeanMethods = false)
class ApiDocs implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/api/docs").setViewName("forward:/api/docs/index.html");
        registry.addRedirectViewController("/api/docs/", "/api/docs");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/api/docs/*")
                .addResourceLocations("classpath:/docs/", viewer())
                .setCacheControl(CacheControl.noCache());
    }

    private static String viewer() {
        try {
            for (Resource style : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/resources/webjars/swagger-ui/*/swagger-ui.css")) {
                String url = style.getURL().toString();
                return url.substring(0, url.lastIndexOf('/') + 1);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        throw new IllegalStateException("The viewer of API descriptions is not on the class path.");
    }
}
