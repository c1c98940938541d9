package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.service.security.SignedReference;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Tokens;

/** What a person wants to be written: by the link in a mail, and signed in. */
class MailSettingsTest extends NotificationsTest {

    private static final String LINKED = "/api/notifications/linked/mail-settings";
    private static final String OWN = "/api/notifications/mail-settings";

    @Autowired
    private SignedReference references;

    private final String personId = "dagny-" + UUID.randomUUID();

    @Test
    void areAllOnAtFirst() {
        assertThat(linked("GET", null).expect(200).json()).isEqualTo(http.as(token()).get(OWN).expect(200).json());
        assertThat(linked("GET", null).text()).isEqualTo("{\"reminders\":true,\"surveys\":true,\"alerts\":true}");
    }

    @Test
    void areTheSameByTheLinkAndSignedInAndOfNobodyElse() {
        linked("PUT", "{\"reminders\":false,\"surveys\":true}").expect(200);
        linked("PUT", "{\"reminders\":false,\"surveys\":true}").expect(200);

        assertThat(http.as(token()).get(OWN).expect(200).text()).isEqualTo("{\"reminders\":false,\"surveys\":true,\"alerts\":true}");
        http.as(token()).send("PUT", OWN, "{\"reminders\":true,\"surveys\":false}").expect(200);
        assertThat(linked("GET", null).text()).isEqualTo("{\"reminders\":true,\"surveys\":false,\"alerts\":true}");
        assertThat(http.as(Tokens.person("another-" + personId).token()).get(OWN).text())
                .isEqualTo("{\"reminders\":true,\"surveys\":true,\"alerts\":true}");
    }

    @Test
    void keepAlertsAsTheyAreWhereNothingIsSaidOfThem() {
        linked("PUT", "{\"reminders\":true,\"surveys\":true,\"alerts\":false}").expect(200);

        linked("PUT", "{\"reminders\":false,\"surveys\":true}").expect(200);

        assertThat(linked("GET", null).text()).isEqualTo("{\"reminders\":false,\"surveys\":true,\"alerts\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nobodys-thing", "..", "a.b"})
    void openToNothingThatIsNoToken(String token) {
        assertThat(linked(token, "GET", null).status()).isEqualTo(404);
        assertThat(linked(token, "PUT", "{\"reminders\":false,\"surveys\":false}").status()).isEqualTo(404);
        assertThat(http.send("GET", LINKED, null).status()).isEqualTo(404);
    }

    @Test
    void openToNoTokenOfAnotherPurposeOrPerson() {
        String good = references.sign("mail-settings", personId, 1);
        for (String token : new String[]{references.sign("invitation", personId, 1), references.sign("mail-settings", personId, 2),
                good.replace("dagny", "danny")}) {
            Http.Answer answer = linked(token, "GET", null);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).doesNotContain(token);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{};reminders,surveys", "{\"reminders\":true};surveys",
            "{\"reminders\":null,\"surveys\":true};reminders",
            "{\"reminders\":\"often\",\"surveys\":true};reminders"})
    void nameTheFieldThatIsWrong(String body, String fields) {
        assertThat(linked("PUT", body).expect(400).fields()).containsExactlyInAnyOrder(fields.split(","));
        assertThat(http.as(token()).send("PUT", OWN, body).expect(400).fields()).containsExactlyInAnyOrder(fields.split(","));
    }

    @Test
    void areKeptByNobodyOnTheWay() {
        assertThat(linked("GET", null).header("Cache-Control")).contains("no-store");
    }

    private Http.Answer linked(String method, @Nullable String body) {
        return linked(references.sign("mail-settings", personId, 1), method, body);
    }

    private Http.Answer linked(String token, String method, @Nullable String body) {
        return http.with("Sojourn-Link", token).send(method, LINKED, body);
    }

    private String token() {
        return Tokens.person(personId).token();
    }
}
