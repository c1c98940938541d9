package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is waited for, as coordinators see it. */
class OpenSignaturesTest extends PortalTest {

    @Test
    void showsWhoIsSilentByHostAndSinceWhen() {
        services.get("/api/agreements/open-signatures", Story.page(Story.openSignature("visit-dagny", "bigscience-dk", "european-xfel", 9),
                Story.openSignature("visit-lina", "litek", "ineustar", 8),
                Story.openConfirmation()));

        Shown page = get(CARMEN, "/open-signatures");

        assertThat(page.text()).contains("European XFEL Signature of the annex · BigScience.dk · " + Story.TITLE,
                "Asked on 20 February 2024, 09:05 UTC, reminded twice", "Open for 9 days", "Confirmation of the agenda · " + Story.TITLE,
                "Open for one day");
        assertThat(page.html()).contains("href=\"/annexes/visit-dagny\"", "href=\"/annexes/visit-lina\"",
                "href=\"/xchanges/" + Story.XCHANGE + "/agenda\"");
        assertThat(page.html().split("<h2")).as("European XFEL and INEUSTAR, each once").hasSize(3);
    }

    @Test
    void showsHostsWhoseLawyersAreWaitedFor() {
        services.get("/api/agreements/open-signatures", Story.page(Story.openClearance(9)));

        Shown page = get(CARMEN, "/open-signatures");

        assertThat(page.text()).contains(
                "European XFEL Clearance of the host commitment by the legal department Asked on 20 February 2024, 09:05 UTC, reminded twice",
                "Open for 9 days");
        assertThat(page.html()).contains("href=\"/host-commitments/european-xfel\"");
        assertThat(get(CARMEN, "/home").text()).contains("Clearance of the host commitment by the legal department");
    }

    @Test
    void tellsVisitorsFirstOfWhatVisitTheyHaveNotSaidWhoTravels() {
        services.on("GET", "/api/agreements/open-signatures", asked -> Answer.ok("PARTICULARS".equals(asked.query("askedFor"))
                ? Story.page(Story.openParticulars("visit-dagny", "bigscience-dk"), Story.openParticulars("visit-lina", "litek"))
                : Story.page()));

        Shown home = get(DAGNY, "/home");

        assertThat(home.text()).contains("Say who travels to " + Story.TITLE + ", and what for");
        assertThat(home.html()).contains("href=\"/annexes/visit-dagny#particulars\"").doesNotContain("visit-lina#particulars");
    }

    @Test
    void asksForWhatTheAddressSays() {
        Shown page = get(CARMEN, "/open-signatures?hostOrganisationId=litek&olderThanDays=7&password=x");

        assertThat(services.asked("GET", "/api/agreements/open-signatures").getLast().query()).containsEntry("hostOrganisationId", "litek")
                .containsEntry("olderThanDays", "7")
                .doesNotContainKeys("password", "after");
        assertThat(page.html()).contains("<option value=\"7\" selected=\"selected\">7 days</option>",
                "<option value=\"litek\" selected=\"selected\">LITEK (Lithuania)</option>");
        assertThat(page.text()).contains("Nothing in this list fits these filters.");
    }

    @Test
    void leadsToTheNextPage() {
        services.get("/api/agreements/open-signatures", Story.page(Story.openSignature("visit-dagny", "bigscience-dk", "european-xfel", 9))
                .replaceFirst("\"next\":null", "\"next\":\"CURSOR\""));

        assertThat(get(CARMEN, "/open-signatures?olderThanDays=7").html())
                .contains("href=\"/open-signatures?olderThanDays=7&amp;after=CURSOR&amp;back=-\"");
    }

    @Test
    void showsWhatIsWrongWithAnAddressThatWasChanged() {
        services.on("GET", "/api/agreements/open-signatures", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"olderThanDays\",\"message\":\"olderThanDays must be 0 to 3650\"}"));

        assertThat(get(CARMEN, "/open-signatures?olderThanDays=-1").text()).contains("Must be 0 to 3650");
    }

    @Test
    void isForCoordinators() {
        assertThat(get(DAGNY, "/open-signatures").status()).isEqualTo(403);
        assertThat(get(DAGNY, "/home").html()).doesNotContain("/open-signatures");
    }

    @Test
    void tellsCoordinatorsFirstWhoHasBeenSilentForAWeek() {
        services.on("GET", "/api/agreements/open-signatures", asked -> Answer.ok("7".equals(asked.query("olderThanDays"))
                ? Story.page(Story.openSignature("visit-dagny", "bigscience-dk", "european-xfel", 9))
                : Story.page()));

        Shown home = get(CARMEN, "/home");

        assertThat(home.text()).contains("European XFEL has not answered for more than a week", Story.TITLE);
        assertThat(home.html()).contains("href=\"/open-signatures?hostOrganisationId=european-xfel\"");
    }

    @ParameterizedTest
    @CsvSource({"IN_LEGAL_REVIEW,CLEAR,is with the legal department", "EXPIRED,DRAFT,ends or has ended",
            "TERMINATED,DRAFT,ends or has ended",
            "CLEARED,SIGN,is not signed yet"})
    void leadsTheHostToWhatItsCommitmentWaitsFor(String state, String allowed, String said) {
        services.get("/api/agreements/host-commitments/european-xfel",
                Story.commitment(state).replaceFirst("\"allowed\":\\[[^]]*]", "\"allowed\":[\"" + allowed + "\"]"));

        assertThat(get(HANNA, "/home").text()).contains("The host commitment of European XFEL " + said);
    }
}
