package eu.sojourn.notifications;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.service.security.SignedReference;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Wires what makes and sends mails. */
@Configuration
@EnableScheduling
class MailConfiguration {

    @Bean
    Mails mails(AggregateStores stores, MongoTemplate mongo, MeterRegistry metrics) {
        Mails mails = new Mails(stores, mongo, "mails");
        Gauge.builder("sojourn.mails.pending", mails, Mails::pending)
                .description("Mails that are kept and not yet taken by the mail server; falls to 0 while identity and mail server are up")
                .register(metrics);
        return mails;
    }

    @Bean
    Xchanges xchanges(MongoTemplate mongo) {
        return new Xchanges(mongo);
    }

    @Bean
    Notices notices(Mails mails, Xchanges xchanges, Clock clock) {
        return new Notices(mails, xchanges, clock);
    }

    @Bean
    QuestionnaireNotices questionnaireNotices(Mails mails, Xchanges xchanges, Clock clock) {
        return new QuestionnaireNotices(mails, xchanges, clock);
    }

    @Bean
    IdentityRecipients recipients(NotificationsProperties properties, Clock clock) {
        Retry twice = Retry.of("identity", RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(200)).build());
        return new IdentityRecipients(properties.identityUrl(), properties.clientSecret(), properties.identityTimeout(),
                properties.recipientsRemembered(), clock, breaker("identity"), twice);
    }

    @Bean
    MailServer mailServer(JavaMailSender sender, NotificationsProperties properties) {
        return new SmtpServer(sender, properties.from(), properties.portal(), breaker("smtp"));
    }

    @Bean
    Correspondents correspondents(AggregateStores stores, NotificationsProperties properties) {
        return new Correspondents(stores, "correspondents", properties.reminders());
    }

    @Bean
    Links links(SignedReference references) {
        return new Links(references);
    }

    @Bean
    Sending sending(Mails mails, IdentityRecipients recipients, Correspondents correspondents, Links links, MailServer server,
            NotificationsProperties properties, Clock clock, MeterRegistry metrics) {
        return new Sending(mails, recipients, correspondents, new Letters(properties.portal(), links), server,
                new Sending.BackOff(properties.firstPause(), properties.longestPause()), clock, metrics);
    }

    @Bean
    SchedulingConfigurer sendingRegularly(Sending sending, IdentityRecipients recipients, NotificationsProperties properties) {
        return tasks -> tasks.addFixedDelayTask(() -> {
            sending.sendDue();
            recipients.forgetOldAnswers();
        }, properties.lookEvery());
    }

    /** Opens after four of five calls failed, for five seconds, then lets two calls try. */
    private static CircuitBreaker breaker(String name) {
        return CircuitBreaker.of(name, CircuitBreakerConfig.custom()
                .slidingWindowSize(5)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(80)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .permittedNumberOfCallsInHalfOpenState(2)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build());
    }
}
