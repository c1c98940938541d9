package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import eu.sojourn.notifications.Recipients.IdentityUnavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

class IdentityRecipientsTest {

    private static final RecipientGroup BIGSCIENCE = RecipientGroup.organisation("bigscience-dk");
    private static final Recipient DAGNY = new Recipient("dagny", "Dagny Holm", "dagny@bigscience.example", "en");

    private final IdentityStub identity = new IdentityStub()
            .with("organisationId=bigscience-dk", "dagny", "Dagny Holm", "dagny@bigscience.example")
            .with("partnershipId=biginn", "carmen", "Carmen Ortega", "carmen@ineustar.example")
            .with("partnershipId=biginn", "cesar", "César", "cesar@ineustar.example");
    private final HandClock clock = new HandClock();
    private final IdentityRecipients recipients = recipients(identity.url(), IdentityStub.SECRET);

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void asksForTheMembersOfAnOrganisation() {
        assertThat(recipients.of(BIGSCIENCE)).containsExactly(DAGNY);
    }

    @Test
    void asksForTheMembersOfAPartnership() {
        assertThat(recipients.of(RecipientGroup.partnership("biginn"))).extracting(Recipient::personId).containsExactly("carmen", "cesar");
    }

    @Test
    void findsNobodyWhereIdentityKnowsNobody() {
        assertThat(recipients.of(RecipientGroup.organisation("unknown"))).isEmpty();
    }

    @Test
    void asksOnceWhileItRemembers() {
        recipients.of(BIGSCIENCE);
        clock.advance(Duration.ofSeconds(29));
        recipients.of(BIGSCIENCE);

        assertThat(identity.asked()).hasSize(1);
    }

    @Test
    void forgetsAddressesSoon() {
        recipients.of(BIGSCIENCE);
        clock.advance(Duration.ofSeconds(30));
        recipients.of(BIGSCIENCE);

        assertThat(identity.asked()).hasSize(2);
        assertThat(identity.tokensGiven()).isEqualTo(1);
    }

    @Test
    void takesAFreshTokenBeforeTheOldOneEnds() {
        recipients.of(BIGSCIENCE);
        clock.advance(Duration.ofSeconds(271));
        recipients.of(BIGSCIENCE);

        assertThat(identity.tokensGiven()).isEqualTo(2);
    }

    @Test
    void takesAFreshTokenWhenTheOldOneIsNotAcceptedAnyMore() {
        recipients.of(BIGSCIENCE);
        identity.changeKeys();
        clock.advance(Duration.ofMinutes(1));

        assertThat(recipients.of(BIGSCIENCE)).containsExactly(DAGNY);
    }

    @Test
    void saysThatIdentityIsUnavailableAndQuotesNothingOfItsAnswer() {
        recipients.of(RecipientGroup.partnership("biginn"));
        identity.goDown();

        assertThatExceptionOfType(IdentityUnavailable.class).isThrownBy(() -> recipients.of(BIGSCIENCE))
                .withMessage("identity does not answer: status 503");
    }

    @Test
    void leavesIdentityAloneOnceItIsFoundDownAndAsksAgainLater() {
        identity.goDown();
        for (int mail = 0; mail < 10; mail++) {
            assertThatExceptionOfType(IdentityUnavailable.class).isThrownBy(() -> recipients.of(BIGSCIENCE));
        }
        int askedWhileDown = identity.asked().size();

        identity.comeBack();
        assertThat(askedWhileDown).isLessThanOrEqualTo(4);
        await().ignoreException(IdentityUnavailable.class)
                .untilAsserted(() -> assertThat(recipients.of(BIGSCIENCE)).containsExactly(DAGNY));
    }

    @Test
    void saysThatIdentityIsUnavailableWhenNobodyListens() {
        identity.close();

        assertThatExceptionOfType(IdentityUnavailable.class).isThrownBy(() -> recipients.of(BIGSCIENCE));
    }

    @Test
    void saysThatIdentityIsUnavailableWhenItDoesNotKnowUs() {
        assertThatExceptionOfType(IdentityUnavailable.class).isThrownBy(() -> recipients(identity.url(), "wrong").of(BIGSCIENCE));
    }

    private IdentityRecipients recipients(URI url, String secret) {
        CircuitBreaker breaker = CircuitBreaker.of("identity", CircuitBreakerConfig.custom()
                .slidingWindowSize(2)
                .minimumNumberOfCalls(2)
                .waitDurationInOpenState(Duration.ofMillis(300))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
        Retry retry = Retry.of("identity", RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(10)).build());
        return new IdentityRecipients(url, secret, Duration.ofSeconds(2), Duration.ofSeconds(30), clock, breaker, retry);
    }
}
