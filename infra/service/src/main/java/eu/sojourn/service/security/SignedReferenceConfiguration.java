package eu.sojourn.service.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives services that have the setting what makes and checks tokens of links; these do not start without a secret. */
@Configuration(proxyBeanMethods = false)
public class SignedReferenceConfiguration {

    @Bean
    @ConditionalOnProperty("sojourn.link-secret")
    SignedReference signedReference(@Value("${sojourn.link-secret}") String secret) {
        return new SignedReference(secret);
    }
}
