package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which mails are wanted: for whoever is signed in, and behind the link in a mail. */
@ExtendWith(OutputCaptureExtension.class)
class MailSettingsPagesTest extends PortalTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
    private static final String TOKEN = "dagny." + SECRET;
    private static final String PAGE = "/mail-settings/" + TOKEN;
    private static final String OWN = "/api/notifications/mail-settings";
    private static final String LINKED = "/api/notifications/linked/mail-settings";

    @Test
    void showsWhatComesAndWhatComesAlwaysAndChangesNothing() {
        services.get(LINKED, "{\"reminders\":true,\"surveys\":false,\"alerts\":false}");

        Shown page = get(null, PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Reminders of questionnaires", "Invitations to surveys", "What comes always");
        assertThat(page.html()).containsPattern("value=\"reminders\"[^>]*checked").doesNotContainPattern("value=\"surveys\"[^>]*checked");
        assertThat(services.asked("GET", LINKED).getFirst().headers()).containsEntry("sojourn-link", TOKEN)
                .doesNotContainKey("authorization");
        assertThat(services.asked("PUT", LINKED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"wanted=reminders;true;false;false", "wanted=surveys;false;true;false",
            "wanted=alerts;false;false;true", "wanted=reminders&wanted=surveys&wanted=alerts;true;true;true",
            "x=y;false;false;false"})
    void keepsWhatIsTicked(String form, boolean reminders, boolean surveys, boolean alerts) {
        String settings = "{\"reminders\":" + reminders + ",\"surveys\":" + surveys + ",\"alerts\":" + alerts + "}";
        services.on("PUT", LINKED, _ -> Answer.ok(settings));

        Shown page = post(form);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Saved.");
        assertThat(services.asked("PUT", LINKED).getFirst().body())
                .isEqualTo(settings);
    }

    /** As mail programs send it, RFC 8058: without cookies, and they follow no redirect. */
    @Test
    void switchesEverythingOffWithOneClickInAMailProgram() {
        services.on("PUT", LINKED, _ -> Answer.ok("{\"reminders\":false,\"surveys\":false,\"alerts\":false}"));

        Shown page = post("List-Unsubscribe=One-Click");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("no reminders and no surveys any more");
        assertThat(services.asked("PUT", LINKED).getFirst().body()).isEqualTo("{\"reminders\":false,\"surveys\":false,\"alerts\":false}");
    }

    @Test
    void saysThatALinkOpensNothing() {
        services.on("GET", LINKED, _ -> Answer.problem(404, "not-found", "There is no such link."));
        services.on("PUT", LINKED, _ -> Answer.problem(404, "not-found", "There is no such link."));

        assertThat(get(null, PAGE).status()).isEqualTo(404);
        assertThat(get(null, PAGE).text()).contains("This link opens nothing");
        assertThat(post("wanted=reminders").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y", "a.%0d%0aX:y", "..", "%3Cscript%3E"})
    void asksNobodyAboutWhatIsNoLink(String token) {
        assertThat(get(null, "/mail-settings/" + token).status()).isIn(400, 401, 404);
        assertThat(services.asked()).noneMatch(call -> call.path().startsWith("/api"));
    }

    @Test
    void tellsNobodyItsAddressAndLosesNothingWhileNotificationsAreDown(CapturedOutput logged) {
        services.get(LINKED, "{\"reminders\":true,\"surveys\":true,\"alerts\":true}");
        Shown page = get(null, PAGE);
        services.kill("notifications");
        Shown failed = post("wanted=reminders");

        assertThat(page.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.html()).as("htmx tells the address in a header of its own").doesNotContain("hx-get", "hx-post", SECRET);
        assertThat(failed.status()).isEqualTo(503);
        assertThat(services.asked()).noneMatch(call -> call.path().contains(SECRET) || call.query().toString().contains(SECRET));
        assertThat(logged.getAll()).doesNotContain(SECRET);
    }

    @Test
    void letsWhoeverIsSignedInSetTheSame() {
        services.get(OWN, "{\"reminders\":false,\"surveys\":true,\"alerts\":true}");
        services.on("PUT", OWN, _ -> Answer.ok("{\"reminders\":true,\"surveys\":false,\"alerts\":false}"));

        Shown page = get(DAGNY, "/mails");
        Shown saved = post(DAGNY, "/mails", "wanted", "reminders");

        assertThat(page.html()).containsPattern("value=\"surveys\"[^>]*checked").doesNotContainPattern("value=\"reminders\"[^>]*checked");
        assertThat(page.html()).containsPattern(
                "<a class=\"name\" href=\"/mails\"[^>]*aria-label=\"Dagny[^\"]*: mails to you\"[^>]*aria-current=\"page\"");
        assertThat(saved.location()).endsWith("/mails?done=mail-settings");
        assertThat(services.asked("PUT", OWN).getFirst().body()).isEqualTo("{\"reminders\":true,\"surveys\":false,\"alerts\":false}");
        assertThat(services.asked("PUT", OWN).getFirst().headers()).containsKey("authorization").doesNotContainKey("sojourn-link");
    }

    @Test
    void keepsWhatWasTickedWhileNotificationsAreDown() {
        services.kill("notifications");

        Shown failed = post(DAGNY, "/mails", "wanted", "surveys");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.html()).containsPattern("value=\"surveys\"[^>]*checked").doesNotContainPattern("value=\"reminders\"[^>]*checked");
    }

    @Test
    void isForNobodyElse() {
        assertThat(get(null, "/mails").status()).isEqualTo(401);
        assertThat(services.asked()).noneMatch(call -> call.path().startsWith("/api"));
    }

    private Shown post(String form) {
        return send(request(null, PAGE).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
    }
}
