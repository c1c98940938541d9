package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.Test;

/** The KPI board as the server writes it. */
class BoardTest extends PortalTest {

    @Test
    void showsEveryFigureBeforeAnyScriptRuns() {
        Shown board = get(CARMEN, "/kpis/biginn");

        assertThat(board.html()).containsPattern("(?s)data-kpi=\"visits-completed\".*?class=\"value\" data-value=\"15\">15<")
                .containsPattern("(?s)data-kpi=\"lump-sums-paid\".*?>8,715<")
                .contains("data-board=\"/api/kpis/programmes/biginn/stream\"");
        assertThat(board.text()).contains("BIGINN", "As of 09:30:12 UTC");
    }

    @Test
    void leadsTheOnlyProgrammeStraightToItsBoard() {
        assertThat(get(CARMEN, "/kpis").location()).endsWith("/kpis/biginn");
    }

    @Test
    void letsOperatorsChooseAProgramme() {
        assertThat(get(OLGA, "/kpis").text()).contains("BIGINN", "EXCITE");
    }

    @Test
    void leavesTheDecisionToTheService() {
        services.on("GET", "/api/kpis/programmes/biginn", _ -> Answer.problem(403, "forbidden", "Not yours."));

        assertThat(get(DAGNY, "/kpis/biginn").status()).isEqualTo(403);
    }

    @Test
    void sendsScriptsAndStylesUnderNamesThatChangeWithTheirContent() {
        String html = get(CARMEN, "/kpis/biginn").html();

        assertThat(html).containsPattern("/assets/sojourn-[0-9a-f]{32}\\.css")
                .containsPattern("/assets/kpis-[0-9a-f]{32}\\.js")
                .containsPattern("/webjars/htmx.org/[0-9.]+/dist/htmx.min.js")
                .containsPattern("/webjars/echarts/[0-9.]+/dist/echarts.simple.min.js");
        for (String asset : html.split("\"")) {
            if (asset.startsWith("/assets/") || asset.startsWith("/webjars/")) {
                assertThat(get(null, asset).status()).as(asset).isEqualTo(200);
            }
        }
    }
}
