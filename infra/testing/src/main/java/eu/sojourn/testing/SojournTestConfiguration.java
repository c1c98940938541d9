package eu.sojourn.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Gives a service under test the key of {@link Tokens}, and its tests a client. */
@TestConfiguration(proxyBeanMethods = false)
class SojournTestConfiguration {

    @Bean
    @Primary
    JwtDecoder testTokens() {
        return Tokens.decoder();
    }

    @Bean
    @Lazy
    Http http(Environment environment) {
        return new Http("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }
}
