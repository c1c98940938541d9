package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is behind a figure: each fact with what it gives and why. */
class KpiFactsTest extends PortalTest {
    private static final String API = "/api/kpis/programmes/biginn/facts";

    @BeforeEach
    void facts() {
        services.on("GET", API, asked -> Answer.ok("second".equals(asked.query("after"))
                ? Story.page(Story.fact("v3", "litek", "visits-counted", "COUNTS_NOT_YET", "0", "Not yet: \\\"waiting\\\", still."))
                : Story.page(
                        Story.fact("v1", "bigscience-dk", "visits-counted", "COUNTS_NOT_YET", "0",
                                "Not yet: the closing report is missing."),
                        Story.fact("v2", "ineustar", "visits-counted", "COUNTS_NOT_YET", "0", "=1+1")).replace("null}", "\"second\"}")));
    }

    @Test
    void tellsEachFactWithItsReasonAndLeadsToIt() {
        services.get("/api/kpis/programmes/biginn/breakdown",
                "{\"rows\":[{\"keys\":{\"age\":\"8-14\"},\"figures\":[{\"kpi\":\"visits-counted\",\"value\":\"12\",\"facts\":12}]}]}");

        Shown page = get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&outcome=COUNTS_NOT_YET&hostCountry=DE&age=8-14");

        assertThat(page.text()).contains("Visits counted", "12 visits", "What Visits counted means.",
                "at closing-report-validated if counting is true", "BigScience.dk at European XFEL",
                "4–8 March 2024", "Not yet: the closing report is missing.", "To country: Germany", "Waiting: 8–14 days");
        assertThat(page.html()).contains("href=\"/visits/v1\"", "href=\"/xchanges/" + Story.XCHANGE + "\"",
                "aria-current=\"page\">Not yet<",
                "href=\"/kpis/biginn/facts?kpi=visits-counted&amp;outcome=COUNTS&amp;hostCountry=DE&amp;age=8-14\"");
        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("kpi", "visits-counted")
                .containsEntry("outcome", "COUNTS_NOT_YET")
                .containsEntry("hostCountry", "DE")
                .containsEntry("by", "age")
                .containsEntry("key", "8-14")
                .doesNotContainKey("age");
    }

    @Test
    void listsThoseOfOneReasonUntilAllAreWanted() {
        Shown page = get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&outcome=COUNTS_NOT_YET&reasonCode=report-missing");

        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("reasonCode", "report-missing");
        assertThat(page.text()).contains("One reason only");
        assertThat(page.html()).contains("href=\"/kpis/biginn/facts?kpi=visits-counted&amp;outcome=COUNTS_NOT_YET\"",
                "href=\"/kpis/biginn/facts?kpi=visits-counted&amp;outcome=COUNTS\"",
                "href=\"/kpis/biginn/facts.csv?kpi=visits-counted&amp;outcome=COUNTS_NOT_YET&amp;reasonCode=report-missing\"");
    }

    @Test
    void showsTheFigureThatTheFactsAreBehind() {
        services.get("/api/kpis/programmes/biginn/breakdown",
                "{\"rows\":[{\"keys\":{\"age\":\"61+\"},\"figures\":[{\"kpi\":\"visits-counted\",\"value\":\"7\",\"facts\":7}]},"
                        + "{\"keys\":{\"age\":\"8-14\"},\"figures\":[{\"kpi\":\"visits-counted\",\"value\":\"5\",\"facts\":5}]}]}");

        assertThat(get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&hostCountry=DE&state=OPEN&age=8-14").text()).contains("5 visits");
        assertThat(services.asked("GET", "/api/kpis/programmes/biginn/breakdown").getFirst().query())
                .isEqualTo(Map.of("hostCountry", "DE", "state", "OPEN", "by", "age", "kpi", "visits-counted"));

        get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&hostCountry=DE&state=-&outcome=COUNTS_NOT");

        assertThat(services.asked("GET", "/api/kpis/programmes/biginn").getLast().query())
                .isEqualTo(Map.of("hostCountry", "DE", "state", ""));
    }

    @Test
    void tellsBehindARatioWhatIsAboveTheLineAndWhatIsBelow() {
        services.get(API, Story.page(Story.fact("v1", "bigscience-dk", "invitations-answered", "COUNTS", "1", "Invitations answered: 1.")
                .replace("\"verdicts\":[", "\"verdicts\":[{\"kpi\":\"invitations-sent\",\"outcome\":\"COUNTS\",\"value\":\"2\","
                        + "\"reason\":\"invited\",\"message\":\"Invitations sent: 2.\"},")));

        assertThat(get(CARMEN, "/kpis/biginn/facts?kpi=response-rate").text()).contains("2 · 1", "Invitations sent: 2.",
                "Invitations answered: 1.");
        assertThat(get(CARMEN, "/kpis/biginn/facts.csv?kpi=response-rate").html().lines()).hasSize(3);
    }

    @Test
    void namesAndLinksWhatIsNoVisit() {
        services.get(API, Story.page(other("organisation", "litek"), other("xchange", Story.XCHANGE), other("activity", "gdpr"),
                other("survey-invitation", "i7")));

        Shown page = get(CARMEN, "/kpis/biginn/facts?kpi=organisations-validated");

        assertThat(page.html()).contains("href=\"/organisations/litek\">LITEK<", "href=\"/xchanges/xfel-2024\">Xchange at European XFEL<",
                "href=\"/kpis/biginn/activities#activity-gdpr\"", "href=\"/invitations/i7\"");
        assertThat(get(CARMEN, "/kpis/biginn/facts.csv?kpi=organisations-validated").html()).contains("LITEK,");
    }

    private static String other(String kind, String id) {
        return """
                {"factId":"%s:%s","kind":"%s","hostOrganisationId":%s,"milestones":[],"verdicts":[{"kpi":"organisations-validated","outcome":"COUNTS","value":"1","reason":"x","message":"So."}]}"""
                .formatted(kind, id, kind, kind.equals("xchange") ? "\"european-xfel\"" : "null");
    }

    @Test
    void leadsToTheVisitThatCountsInPlaceOfAnother() {
        services.get(API, Story.page(Story.fact("v2", "litek", "visits-counted", "COUNTS_NOT", "0", "Does not count: second counted visit.")
                .replace("\"milestones\":[]",
                        "\"milestones\":[],\"others\":[{\"visitId\":\"v1\",\"firstDay\":\"2023-11-06\",\"lastDay\":\"2023-11-10\"}]")));

        Shown page = get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&outcome=COUNTS_NOT");

        assertThat(page.text()).contains("Does not count: second counted visit.", "The visit of 6–10 November 2023 counts");
        assertThat(page.html()).contains("href=\"/visits/v1\"");
    }

    @Test
    void leafsThroughThem() {
        Shown first = get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&outcome=COUNTS_NOT_YET");
        Shown second = get(CARMEN, "/kpis/biginn/facts?kpi=visits-counted&outcome=COUNTS_NOT_YET&after=second&back=-");

        assertThat(first.html())
                .contains("href=\"/kpis/biginn/facts?kpi=visits-counted&amp;outcome=COUNTS_NOT_YET&amp;after=second&amp;back=-\"");
        assertThat(second.html()).contains("rel=\"prev\" href=\"/kpis/biginn/facts?kpi=visits-counted&amp;outcome=COUNTS_NOT_YET\"");
    }

    @Test
    void asksForWhatIsNotKnown() {
        Shown page = get(CARMEN, "/kpis/biginn/facts?hostCountry=-&mode=");

        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("hostCountry", "").doesNotContainKey("mode");
        assertThat(page.text()).contains("To country: Not stated");
    }

    @Test
    void beginsWithWhatCounts() {
        get(CARMEN, "/kpis/biginn/facts?kpi=visits-completed");

        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("kpi", "visits-completed")
                .containsEntry("outcome", "COUNTS");
    }

    @Test
    void givesTheWholeListAsATableThatComputesNothing() {
        Shown file = get(CARMEN, "/kpis/biginn/facts.csv?kpi=visits-counted&outcome=COUNTS_NOT_YET&hostCountry=DE");

        assertThat(file.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.response().headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"visits-counted.csv\"");
        assertThat(file.html().lines().toList()).hasSize(4)
                .contains(
                        "BigScience.dk,European XFEL,2024-03-04,2024-03-08,Not yet,0,Not yet: the closing report is missing.,v1,xfel-2024,visit:v1",
                        "INEUSTAR,European XFEL,2024-03-04,2024-03-08,Not yet,0,'=1+1,v2,xfel-2024,visit:v2",
                        "LITEK,European XFEL,2024-03-04,2024-03-08,Not yet,0,\"Not yet: \"\"waiting\"\", still.\",v3,xfel-2024,visit:v3");
        assertThat(services.asked("GET", API)).hasSize(2).allSatisfy(asked -> assertThat(asked.query("hostCountry")).isEqualTo("DE"));
    }

    /** Spreadsheets take them for formulas in spite of spaces before them and of their width. */
    @ParameterizedTest
    @ValueSource(strings = {" =1+1", "-1+cmd|' /C calc'!A0", "\uFF1D1+1", "@SUM(1)"})
    void letsNoTextOfTheTableBeTakenForAFormula(String message) {
        services.on("GET", API,
                _ -> Answer.ok(Story.page(Story.fact("v1", "bigscience-dk", "visits-counted", "COUNTS_NOT_YET", "0", message))));

        assertThat(get(CARMEN, "/kpis/biginn/facts.csv?kpi=visits-counted&outcome=COUNTS_NOT_YET").html()).contains(",'" + message + ",");
    }

    @Test
    void saysInTheTableThatMoreFactsAreBehindTheFigure() {
        services.on("GET", API, _ -> Answer.ok(
                Story.page(Story.fact("v1", "bigscience-dk", "visits-counted", "COUNTS", "1", "So.")).replace("null}", "\"second\"}")));

        var lines = get(CARMEN, "/kpis/biginn/facts.csv?kpi=visits-counted").html().lines().toList();

        assertThat(lines).hasSize(252);
        assertThat(lines.getLast()).contains("Only the first 50,000 facts are listed");
    }

    @Test
    void saysWhatIsWrongWithAFilter() {
        services.on("GET", API, _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"hostCountry\",\"message\":\"is no country\"}"));

        assertThat(get(CARMEN, "/kpis/biginn/facts?hostCountry=XX").text()).contains("is no country");
    }

    @Test
    void leavesTheDecisionToTheService() {
        services.on("GET", API, _ -> Answer.problem(403, "forbidden", "Not yours."));

        assertThat(get(DAGNY, "/kpis/biginn/facts").text()).contains("not open to you").doesNotContain("Nothing is listed");
        assertThat(get(DAGNY, "/kpis/biginn/facts.csv").status()).isEqualTo(403);
    }
}
