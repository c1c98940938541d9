package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import eu.sojourn.testing.Routes;
import eu.sojourn.testing.Tokens;

/** Walks every route that there is. */
class RoutesTest extends NotificationsTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void areTheseAndNoOthers() {
        assertThat(Routes.of(context).stream().map(Routes.Route::toString)).containsExactlyInAnyOrder("GET /api/notifications/mails",
                "GET /api/notifications/mails/{mailId}", "POST /api/notifications/mails/{mailId}/retry",
                "POST /api/notifications/bounces", "GET /api/notifications/dead-letters",
                "POST /api/notifications/dead-letters/{id}/replay", "GET /api/notifications/mail-settings",
                "PUT /api/notifications/mail-settings", "GET /api/notifications/linked/mail-settings",
                "PUT /api/notifications/linked/mail-settings");
    }

    @Test
    void letNobodyInWithoutAToken() {
        for (Routes.Route route : routesBut("/linked/")) {
            assertThat(http.send(route.method(), route.path(), null).status()).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void letNobodyInButOperators() {
        List<String> others = List.of(Tokens.stranger(), Tokens.coordinator("biginn", "biginn"), Tokens.host("european-xfel"),
                Tokens.person("auditor").role("auditor").token());
        for (Routes.Route route : routesBut("/mail-settings")) {
            for (String other : others) {
                assertThat(http.as(other).send(route.method(), route.path(), null).status()).as(route.toString()).isEqualTo(403);
            }
        }
    }

    /** What is for whoever has a link, or for everybody's own, see MailSettingsTest. */
    private List<Routes.Route> routesBut(String others) {
        return Routes.of(context).stream().filter(route -> !route.path().contains(others)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=LOST", "?limit=0", "?limit=many"})
    void nameTheParameterThatIsWrong(String query) {
        assertThat(http.as(Tokens.operator()).get("/api/notifications/mails" + query).expect(400).fields()).hasSize(1);
    }

    @Test
    void knowNoOtherMails() {
        http.as(Tokens.operator()).get("/api/notifications/mails/no-such-mail").expect(404);
        http.as(Tokens.operator()).post("/api/notifications/mails/no-such-mail/retry", "{}").expect(404);
    }
}
