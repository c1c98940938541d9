package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A sick service is told where it is missed, and the rest goes on. */
class DeadServiceTest extends PortalTest {

    @Test
    void showsTheRestOfTheHomePage() {
        services.kill("agreements");

        Shown home = get(CARMEN, "/home");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("The agreements service does not answer right now.", "Silicon Saxony waits for validation",
                "KPIs of BIGINN");
    }

    @Test
    void showsTheRestOfAVisit() {
        services.kill("agreements");
        services.kill("questionnaires");

        Shown page = get(DAGNY, "/visits/visit-dagny");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The agreements service does not answer", "The questionnaires service does not answer",
                "The partnership decides on the application.");
    }

    @Test
    void answers503WithAClearPageWhereNothingCanBeShown() {
        services.kill("registration");

        Shown page = get(CARMEN, "/xchanges/" + Story.XCHANGE);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text())
                .contains("A part of Sojourn does not answer", "Registration does not answer right now", "Back to the start")
                .doesNotContain("Exception");
    }

    @Test
    void keepsAFormForSendingAgainWhereEvenItsPageHasNoAnswer() {
        services.kill("registration");

        Shown page = post(DAGNY, "/visits/visit-dagny/closing-report", "_key", "key-of-the-first-try", "summary", "We met \"four\" groups");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.html()).contains("name=\"_key\" value=\"key-of-the-first-try\"",
                "name=\"summary\" value=\"We met &quot;four&quot; groups\"",
                "name=\"_csrf\" value=\"" + CSRF + "\"");
        assertThat(page.text()).contains("Send it again");
    }

    @Test
    void doesNotWaitLongForAServiceThatHangs() {
        services.hang("agreements");
        services.hang("questionnaires");
        Instant before = Instant.now();

        Shown home = get(DAGNY, "/home");

        assertThat(Duration.between(before, Instant.now())).as("the limit, once for all parts")
                .isBetween(READ_LIMIT,
                        READ_LIMIT.multipliedBy(2));
        assertThat(home.text()).contains("The agreements service does not answer", "The questionnaires service does not answer",
                "European XFEL · 4–8 March 2024");
    }

    @Test
    void triesAReadAgainBeforeGivingUp() {
        AtomicInteger tries = new AtomicInteger();
        services.on("GET", "/api/kpis/programmes/biginn/facts",
                _ -> tries.incrementAndGet() == 1 ? new Answer(503, "") : Answer.ok(Story.page()));

        assertThat(get(CARMEN, "/kpis/biginn/facts").text()).doesNotContain("does not answer");
        assertThat(tries).hasValue(2);
    }

    @Test
    void leavesAServiceAloneThatKeepsFailing() {
        services.kill("kpis");
        for (int i = 0; i < 4; i++) {
            get(CARMEN, "/kpis/biginn");
        }
        int askedSoFar = services.asked("GET", "/api/kpis/programmes/biginn").size();

        Shown page = get(CARMEN, "/kpis/biginn");

        assertThat(page.text()).contains("The KPI service does not answer right now", "Whole programme");
        assertThat(services.asked("GET", "/api/kpis/programmes/biginn")).hasSize(askedSoFar);
    }

    @Test
    void showsIdsWhereNamesCannotBeHad() {
        services.on("GET", "/api/registration/organisations/never-heard-of", _ -> new Answer(503, ""));
        services.get("/api/agreements/annexes/v", Story.annex("v", "AWAITING_SIGNATURES", true).replace("bigscience-dk", "never-heard-of"));

        assertThat(get(DAGNY, "/annexes/v").text()).contains("never-heard-of");
    }

    @Test
    void listsDeadLettersOfTheServicesThatAnswer() {
        services.kill("notifications");
        services.get("/api/kpis/dead-letters", Story.page(Story.letter("registration.xchanges-0-17", "visit-dagny", "no such field")));

        assertThat(get(OLGA, "/operations/dead-letters").text()).contains("visit-dagny", "no such field",
                "The notifications service does not answer");
    }
}
