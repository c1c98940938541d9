package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {

    @Test
    void isTheSameForTheSameEventAndGroup() {
        assertThat(mail("event-1", RecipientGroup.organisation("litek")).mailId())
                .isEqualTo(mail("event-1", RecipientGroup.organisation("litek")).mailId());
    }

    @Test
    void isAnotherForAnotherEventOrGroup() {
        assertThat(mail("event-1", RecipientGroup.organisation("litek")).mailId())
                .isNotEqualTo(mail("event-2", RecipientGroup.organisation("litek")).mailId())
                .isNotEqualTo(mail("event-1", RecipientGroup.organisation("ineustar")).mailId())
                .isNotEqualTo(mail("event-1", RecipientGroup.partnership("litek")).mailId());
    }

    @Test
    void knowsItsRecipientsWithoutTheirIds() {
        String lina = "person-lina";
        Mail mail = mail("event-1", RecipientGroup.organisation("litek"));

        assertThat(mail.recipientKey(lina)).isEqualTo(mail.recipientKey(lina)).doesNotContain("lina");
        assertThat(mail.recipientKey(lina)).isNotEqualTo(mail("event-2", RecipientGroup.organisation("litek")).recipientKey(lina));
    }

    @Test
    void showsNoAddressWhenARecipientIsLogged() {
        assertThat(new Recipient("person-lina", "Lina Petrauskaitė", "lina@litek.example", "lt").toString())
                .isEqualTo("Recipient[person-lina]");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "8, 256", "9, 300", "10, 300", "2000000000, 300"})
    void pausesLongerAndLongerButNotForEver(int attempts, long seconds) {
        Sending.BackOff backOff = new Sending.BackOff(Duration.ofSeconds(2), Duration.ofMinutes(5));

        assertThat(backOff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static Mail mail(String eventId, RecipientGroup group) {
        return Mail.due(eventId, "0".repeat(32), MailKind.VISIT_ACCEPTED, group, Map.of(), Instant.parse("2024-03-01T10:00:00Z"));
    }
}
