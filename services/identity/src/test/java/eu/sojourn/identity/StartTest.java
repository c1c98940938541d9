package eu.sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.util.Map;

import eu.sojourn.identity.RunningIdentity.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How identity starts: keys, people, and what is there without demo mode. */
class StartTest {

    @Test
    void refusesAKeyPasswordThatDoesNotOpenTheKeys() {
        try (RunningIdentity running = new RunningIdentity()) {
            running.start().stop();

            assertThatThrownBy(() -> running.start("sojourn.identity.key-password=another")).hasStackTraceContaining(
                    "IDENTITY_KEY_PASSWORD does not open the stored key ring");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-password IDENTITY_KEY_PASSWORD", "gateway-client-secret GATEWAY_CLIENT_SECRET",
            "service-client-secret SERVICE_CLIENT_SECRET"})
    void namesTheVariableThatIsMissing(String setting) {
        String[] names = setting.split(" ");
        try (RunningIdentity running = new RunningIdentity()) {
            assertThatThrownBy(() -> running.start("sojourn.identity." + names[0] + "=")).hasStackTraceContaining("Set " + names[1]);
        }
    }

    @Test
    void keepsDemoPeopleOutAsSoonAsDemoModeIsOff() {
        try (RunningIdentity running = new RunningIdentity()) {
            running.start().stop();

            Instance identity = running.start("sojourn.identity.demo-secret=");

            Browser browser = new Browser();
            HttpResponse<String> page = browser.get(identity.base() + "/sign-in");
            assertThat(page.body()).doesNotContain("Carmen Ortega").doesNotContain("sojourn-demo");
            HttpResponse<String> refused = browser.post(identity.base() + "/sign-in",
                    Map.of("username", "carmen", "password", "sojourn-demo", "_csrf", Browser.hidden(page, "_csrf")));
            assertThat(Browser.location(refused)).endsWith("/sign-in?failed");
            assertThat(
                    browser.post(identity.base() + "/demo/tokens", Map.of("user", "carmen"), "X-Demo-Secret", RunningIdentity.DEMO_SECRET)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void seedsNobodyWithoutDemoMode() {
        try (RunningIdentity running = new RunningIdentity()) {
            running.start("sojourn.identity.demo-secret=");

            assertThat(Stored.everything(running.mongoUri())).doesNotContain("carmen").doesNotContain("argon2id");
        }
    }

    @Test
    void keepsTheSessionCookieToHttpsWhenThatIsHowItIsReached() {
        try (RunningIdentity running = new RunningIdentity()) {
            Instance identity = running.start("sojourn.identity.url=https://sojourn.example");

            assertThat(new Browser().get(identity.base() + "/sign-in").headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
        }
    }
}
