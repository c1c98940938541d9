package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.gateway.Upstream.Asked;
import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Holders of a link that opens one thing without an account. */
@ExtendWith(OutputCaptureExtension.class)
class LinkDoorTest {
    private static final String TOKEN = "0f8fad5b-d9cb-469f-a165-70867728950e.c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";

    @RegisterExtension
    static final RunningGateway gateway = new RunningGateway();

    @ParameterizedTest
    @ValueSource(strings = {"/sign/", "/answer/", "/declared/", "/mail-settings/"})
    void showsThePageBehindALinkWithoutASessionAndTellsNobodyItsAddress(String pages) {
        HttpResponse<String> page = new Browser().get(gateway.url + pages + TOKEN, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(gateway.portal.next().uri()).isEqualTo(pages + TOKEN);
    }

    @Test
    void takesItsFormsWithoutASession() {
        assertThat(new Browser().post(gateway.url + "/sign/" + TOKEN + "/signatures", Map.of("name", "P")).statusCode()).isEqualTo(200);

        assertThat(gateway.portal.next().text()).isEqualTo("name=P");
    }

    /** As mail programs do it, RFC 8058. */
    @Test
    void takesOneClickOfAMailProgram() {
        assertThat(new Browser().post(gateway.url + "/mail-settings/" + TOKEN, Map.of("List-Unsubscribe", "One-Click")).statusCode())
                .isEqualTo(200);

        assertThat(gateway.portal.next().text()).isEqualTo("List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements/linked", "questionnaires/linked", "questionnaires/linked/draft",
            "notifications/linked/mail-settings"})
    void passesOnTheApiBehindALinkWithTheTokenInItsHeader(String path) {
        String name = path.substring(0, path.indexOf('/'));
        try (Upstream service = new Upstream(name);
                RunningGateway other = new RunningGateway("sojourn.gateway.services." + name + "=" + service.url())) {
            assertThat(new Browser().request("GET", other.url + "/api/" + path, "Sojourn-Link", TOKEN).statusCode()).isEqualTo(200);

            assertThat(service.next().header("Sojourn-Link")).contains(TOKEN);
        }
    }

    /** Else a page elsewhere could make somebody's browser do there what only that person may do. */
    @Test
    void givesNoRightOfASessionToWhatComesByALink() {
        Browser signedIn = gateway.signedIn();
        gateway.portal.forget();

        signedIn.post(gateway.url + "/sign/" + TOKEN + "/signatures", Map.of("name", "P"), "Authorization", "Basic eDp5");

        Asked asked = gateway.portal.next();
        assertThat(asked.header("Authorization")).isEmpty();
        assertThat(asked.header("Cookie")).isEmpty();
        assertThat(asked.header("X-Sojourn-Csrf")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST,/signatures", "GET,/signing", "POST,/sign", "POST,/api/agreements/links", "GET,/api/agreements/annexes",
            "GET,/api/agreements/linkedx", "GET,/sign/../visits", "GET,/sign/..;/visits", "GET,/sign/%2e%2e/visits", "GET,/mail-settings",
            "GET,/mail-settingsx/y", "PUT,/api/notifications/mail-settings",
            "GET,/api/notifications/mails", "GET,/api/questionnaires/invitations"})
    void opensNothingBesideIt(String method, String path) {
        HttpResponse<String> response = new Browser().request(method, gateway.url + path, "Sojourn-Link", TOKEN);

        assertThat(response.statusCode()).as(path).isIn(302, 400, 401, 403, 404, 405);
        assertThat(gateway.portal.waiting()).isZero();
    }

    @Test
    void slowsDownWhoeverGuessesLinks() {
        try (RunningGateway narrow = new RunningGateway("sojourn.gateway.limits.per-second=1", "sojourn.gateway.limits.burst=5")) {
            List<Integer> answers = IntStream.range(0, 8)
                    .mapToObj(guess -> new Browser().get(narrow.url + "/sign/guess." + guess).statusCode())
                    .toList();

            assertThat(answers).contains(200).endsWith(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign/", "/answer/", "/declared/", "/mail-settings/"})
    void hasTheTokenInNoLogAndNoMetric(String pages, CapturedOutput logged) {
        try (RunningGateway sick = new RunningGateway()) {
            new Browser().get(sick.url + pages + TOKEN);
            breaksOff(sick.portal);
            assertThatThrownBy(() -> new Browser().get(sick.url + pages + TOKEN)).isNotNull();

            assertThat(logged.getAll()).contains("broke off").doesNotContain("c2VjcmV0");
            assertThat(new Browser().get(sick.url + "/actuator/prometheus").body()).doesNotContain("c2VjcmV0");
        }
    }

    /** The address of a calendar is all that its reader has. */
    @Test
    void hasTheTokenOfACalendarInNoLogAndNoMetric(CapturedOutput logged) {
        try (Upstream agreements = new Upstream("agreements");
                RunningGateway sick = new RunningGateway("sojourn.gateway.services.agreements=" + agreements.url())) {
            String calendar = sick.url + "/api/agreements/calendar/" + TOKEN + ".ics";
            assertThat(new Browser().get(calendar).statusCode()).isEqualTo(200);
            breaksOff(agreements);
            assertThatThrownBy(() -> new Browser().get(calendar)).isNotNull();

            assertThat(logged.getAll()).contains("/api/agreements/calendar/…").doesNotContain("c2VjcmV0");
            assertThat(new Browser().get(sick.url + "/actuator/prometheus").body()).doesNotContain("c2VjcmV0");
        }
    }

    /** The service dies in the middle of its answer. */
    private static void breaksOff(Upstream service) {
        service.answers(exchange -> {
            exchange.sendResponseHeaders(200, 200_000);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
    }
}
