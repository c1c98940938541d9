package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.GUSTAV;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static eu.sojourn.portal.Story.annex;
import static eu.sojourn.portal.Story.page;
import static eu.sojourn.portal.Story.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each role sees first is what it has to do next. */
class HomeTest extends PortalTest {

    @Test
    void tellsStrangersWhatSojournIsAndHowToSignIn() {
        Shown landing = get(null, "/");

        assertThat(landing.status()).isEqualTo(200);
        assertThat(landing.html()).contains("href=\"/oauth2/authorization/sojourn\"", "Sign in to Sojourn").doesNotContain("Sign out");
        assertThat(services.asked()).noneMatch(call -> call.path().startsWith("/api"));
    }

    @Test
    void leadsVisitorFromAnnexToQuestionnaireToReport() {
        Story.visits(services, visit("visit-dagny", "bigscience-dk", "DK", "COMPLETED", true, "FILE_CLOSING_REPORT"));
        services.get("/api/agreements/annexes", page(annex("visit-dagny", "AWAITING_SIGNATURES", true)));
        services.get("/api/questionnaires/invitations", page(Story.invitation("SENT", "{}")));

        Shown home = get(DAGNY, "/");

        assertThat(home.text()).contains("Hello, Dagny Holm", "The annex for " + Story.TITLE + " waits for your signature",
                "A short questionnaire about " + Story.TITLE, "File the closing report for " + Story.TITLE);
        assertThat(home.html()).contains("href=\"/annexes/visit-dagny\"", "href=\"/invitations/invitation-1\"",
                "href=\"/visits/visit-dagny\"");
    }

    @Test
    void namesVisitByWhereItGoesForVisitorAndByWhoComesForHost() {
        Story.visits(services, visit("visit-dagny", "bigscience-dk", "DK", "COMMITTED", true));

        assertThat(get(DAGNY, "/visits").text()).contains(Story.TITLE + " European XFEL 4–8 March 2024");
        assertThat(get(HANNA, "/visits").text()).contains("BigScience.dk " + Story.TITLE + " 4–8 March 2024");
    }

    @Test
    void doesNotSayThatThereIsNoAgendaWhereItIsOnlyClosedToTheReader() {
        services.on("GET", "/api/agreements/xchanges/" + Story.XCHANGE + "/agenda",
                _ -> StubServices.Answer.problem(403, "forbidden", "This agenda is not open to you."));

        assertThat(get(GUSTAV, "/xchanges/" + Story.XCHANGE).text()).contains("The agenda is open to those who take part.")
                .doesNotContain("has not written an agenda");
        assertThat(get(HANNA, "/home").status()).isEqualTo(200);
    }

    @Test
    void leadsVisitorWithoutVisitsToOpenXchanges() {
        Story.visits(services);

        assertThat(get(DAGNY, "/home").text()).contains("Xchanges open for applications: 1", "Find an Xchange");
    }

    @Test
    void asksMemberOfUnknownOrganisationToRegisterIt() {
        services.on("GET", "/api/registration/organisations/silicon-saxony",
                _ -> StubServices.Answer.problem(404, "not-found", "None such."));

        Shown home = get(GUSTAV, "/home");

        assertThat(home.text()).contains("Your organisation silicon-saxony is not registered yet");
        assertThat(home.html()).contains("href=\"/organisations/silicon-saxony/profile\"");
    }

    @Test
    void showsHostTheVisitAgendaAndCommitment() {
        Story.visits(services, visit("visit-dagny", "bigscience-dk", "DK", "APPROVED", false, "ACCEPT", "REFUSE"));
        services.get("/api/agreements/xchanges/" + Story.XCHANGE + "/agenda", Story.agenda("PROPOSED"));
        services.get("/api/agreements/host-commitments/european-xfel", Story.commitment("CLEARED"));

        Shown home = get(HANNA, "/home");

        assertThat(home.text()).contains("BigScience.dk would like to visit you",
                "The agenda of " + Story.TITLE + " waits for your confirmation",
                "The host commitment of European XFEL is not signed yet");
        assertThat(home.html()).contains("href=\"/xchanges/" + Story.XCHANGE + "/agenda\"", "href=\"/host-commitments/european-xfel\"");
    }

    @Test
    void showsCoordinatorWhatWaitsForTheProgramme() {
        Story.visits(services, visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false, "APPROVE", "DECLINE"),
                visit("visit-sofia", "ineustar", "ES", "REPORTED", true, "VALIDATE_CLOSING_REPORT"),
                visit("visit-lina", "litek", "LT", "VALIDATED", true, "RECORD_PAYMENT"));

        Shown home = get(CARMEN, "/home");

        assertThat(home.text()).contains("BigScience.dk applies for a visit", "INEUSTAR has filed its closing report",
                "Pay the lump sum of LITEK",
                "830 EUR", "Due by 12 April 2024", "Silicon Saxony waits for validation", "KPIs of BIGINN");
    }

    @Test
    void remindsCoordinatorOfTargetsThatAreAtRisk() {
        services.get("/api/kpis/programmes/biginn/pace", "[" + Story.pace("t1", "Visits counted", "AMBER") + ","
                + Story.pace("t2", "Xchanges opened", "RED") + "," + Story.pace("t3", "Agreements declared", "GREEN") + "]");

        Shown home = get(CARMEN, "/home");

        assertThat(home.text()).contains("Xchanges opened: the target is out of reach at this pace The rule of RED.",
                "Visits counted: the target is at risk The rule of AMBER.").doesNotContain("Agreements declared: the target");
        assertThat(home.html()).contains("href=\"/kpis/biginn/targets#target-t2\"");
        assertThat(get(DAGNY, "/home").text()).doesNotContain("the target is");
    }

    @Test
    void doesNotAskCoordinatorToWriteTheVisitorsReport() {
        Story.visits(services, visit("visit-dagny", "bigscience-dk", "DK", "COMPLETED", true, "FILE_CLOSING_REPORT"));

        assertThat(get(CARMEN, "/home").text()).doesNotContain("File the closing report for");
    }

    @Test
    void tellsTheVisitorAndNoCoordinatorOfWaitingForAPlace() {
        Story.visits(services, visit("visit-dagny", "bigscience-dk", "DK", "WAITLISTED", false, "APPROVE", "WITHDRAW"));

        assertThat(get(DAGNY, "/home").text()).contains("You are waiting for a place: " + Story.TITLE);
        assertThat(get(CARMEN, "/home").text()).doesNotContain("waiting for a place", "applies for a visit");
    }

    @Test
    void gathersManyOfAKindIntoOneStep() {
        Story.visits(services, IntStream.rangeClosed(1, 7)
                .mapToObj(i -> visit("visit-" + i, "litek", "LT", "SUBMITTED", false, "APPROVE"))
                .toArray(String[]::new));

        Shown home = get(CARMEN, "/home");

        assertThat(home.text()).contains("7 applications wait for a decision").doesNotContain("applies for a visit");
        assertThat(home.html()).contains("href=\"/visits?state=SUBMITTED\"");
    }

    @Test
    void showsOperatorDeadLetters() {
        services.get("/api/kpis/dead-letters", page(Story.letter("registration.xchanges-0-17", "visit-dagny", "no such field")));

        assertThat(get(OLGA, "/home").text()).contains("Events that could not be handled: 1", "The KPI service");
    }

    @Test
    void saysWhenNothingWaits() {
        assertThat(get(DAGNY, "/home").text()).contains("Nothing waits for you");
    }

    @Test
    void callsServicesAsThePersonAndUnderOneCorrelationId() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        send(request(DAGNY, "/home").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").GET());

        assertThat(services.asked().stream().filter(call -> call.path().startsWith("/api"))).isNotEmpty()
                .allMatch(call -> String.valueOf(call.headers().get("authorization")).startsWith("Bearer ey"))
                .allMatch(call -> String.valueOf(call.headers().get("traceparent")).contains(trace));
    }
}
