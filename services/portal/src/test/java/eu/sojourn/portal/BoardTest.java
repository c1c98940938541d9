package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import eu.sojourn.portal.StubServices.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The KPI board as the server writes it. */
class BoardTest extends PortalTest {
    private static final String API = "/api/kpis/programmes/biginn";

    @Test
    void showsEveryFigureBeforeAnyScriptRuns() {
        Shown board = get(CARMEN, "/kpis/biginn");

        assertThat(board.html()).containsPattern("(?s)data-kpi=\"visits-completed\".*?class=\"value\"[^>]*data-value=\"15\">15<")
                .containsPattern("(?s)data-kpi=\"lump-sums-paid\".*?>8,715<")
                .containsPattern("(?s)data-kpi=\"days-to-commitment\".*?>–<")
                .contains("data-board=\"/api/kpis/programmes/biginn/stream\"");
        assertThat(board.text()).contains("BIGINN", "As of 5 April 2024, 09:30 UTC", "What Days from submission to commitment means.");
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
        services.on("GET", API, _ -> Answer.problem(403, "forbidden", "Not yours."));

        assertThat(get(DAGNY, "/kpis/biginn").status()).isEqualTo(403);
    }

    @Test
    void sendsScriptsAndStylesUnderNamesThatChangeWithTheirContent() {
        String html = get(CARMEN, "/kpis/biginn").html();

        assertThat(html).containsPattern("/assets/sojourn-[0-9a-f]{32}\\.css")
                .containsPattern("/assets/kpis-[0-9a-f]{32}\\.js")
                .containsPattern("/assets/kpi-charts-[0-9a-f]{32}\\.js")
                .containsPattern("/webjars/htmx.org/[0-9.]+/dist/htmx.min.js")
                .containsPattern("/webjars/echarts/[0-9.]+/dist/echarts.common.min.js");
        for (String asset : html.split("\"")) {
            if (asset.startsWith("/assets/") || asset.startsWith("/webjars/")) {
                assertThat(get(null, asset).status()).as(asset).isEqualTo(200);
            }
        }
    }

    @Test
    void asksForWhatItsAddressSaysAndLeadsOnWithTheSameFilters() {
        Shown board = get(CARMEN, "/kpis/biginn?hostCountry=DE&hostCountry=FR&from=2024-01-01&mode=&unknown=x");

        assertThat(services.asked("GET", API)).anySatisfy(asked -> assertThat(asked.query())
                .isEqualTo(Map.of("hostCountry", "DE", "from", "2024-01-01")));
        assertThat(board.html()).contains(
                "data-board=\"/api/kpis/programmes/biginn/stream?from=2024-01-01&amp;hostCountry=DE&amp;hostCountry=FR\"",
                "href=\"/kpis/biginn/facts?kpi=visits-counted&amp;from=2024-01-01&amp;hostCountry=DE&amp;hostCountry=FR\"",
                "<option value=\"DE\" selected=\"selected\">Germany</option>", "name=\"from\" value=\"2024-01-01\"");
        assertThat(board.text()).contains("To country: Germany, France");
    }

    @Test
    void saysHowMuchMovedInTheLastMonth() {
        services.on("GET", API, asked -> Answer.ok(asked.query("to") == null
                ? Story.board()
                : Story.board().replace("\"visits-counted\",\"value\":\"12\"", "\"visits-counted\",\"value\":\"9\"")));

        Shown board = get(CARMEN, "/kpis/biginn");

        assertThat(board.html()).containsPattern("(?s)data-kpi=\"visits-counted\".*?class=\"since better\">\\+3<")
                .containsPattern("(?s)data-kpi=\"visits-committed\".*?class=\"since\">±0<");
        assertThat(services.asked("GET", API)).anySatisfy(asked -> assertThat(asked.query()).containsOnlyKeys("to")
                .hasEntrySatisfying("to", to -> assertThat(LocalDate.parse(to)).isBefore(LocalDate.now().minusDays(27))));
    }

    @Test
    void tellsWhatHappenedTodayAndSinceMonday() {
        services.on("GET", API, asked -> Answer.ok(today(asked) ? happened("1", "0") : week(asked) ? happened("4", "2") : Story.board()));

        Shown board = get(CARMEN, "/kpis/biginn");

        if (LocalDate.now().getDayOfWeek().getValue() > 1) {
            assertThat(board.text()).containsPattern("Visits submitted 1 4 Visits counted 0 2");
        } else {
            assertThat(board.text()).containsPattern("Visits submitted 1 1");
        }
    }

    private static boolean today(Asked asked) {
        return asked.query("from") != null && String.valueOf(asked.query("from")).equals(asked.query("to"));
    }

    private static boolean week(Asked asked) {
        return asked.query("from") != null;
    }

    private static String happened(String submitted, String counted) {
        return "{\"programmeId\":\"biginn\",\"figures\":[{\"kpi\":\"visits-submitted\",\"value\":\"" + submitted
                + "\",\"facts\":1},{\"kpi\":\"visits-counted\",\"value\":\"" + counted + "\",\"facts\":1}]}";
    }

    @Test
    void breaksFiguresDownAndLeadsFromEachRowToWhatIsBehindIt() {
        services.on("GET", API + "/breakdown", asked -> Answer.ok(switch (String.valueOf(asked.query("by"))) {
            case "visitingCountry" -> rows("visitingCountry", "LT", "3", "1") + "," + rows("visitingCountry", "DK", "9", "5")
                    + ",{\"keys\":{\"visitingCountry\":null},\"figures\":[{\"kpi\":\"visits-submitted\",\"value\":\"2\",\"facts\":2}]}]}";
            case "month" -> rows("month", "2024-03", "9", "5") + "]}";
            case "age" ->
                "{\"rows\":[{\"keys\":{\"age\":\"61+\"},\"figures\":[{\"kpi\":\"signatures-open\",\"value\":\"2\",\"facts\":2}]},{\"keys\":{\"age\":\"8-14\"},\"figures\":[{\"kpi\":\"signatures-open\",\"value\":\"4\",\"facts\":4}]}]}";
            default -> "{\"rows\":[]}";
        }));

        Shown board = get(CARMEN, "/kpis/biginn?mode=PHYSICAL");

        assertThat(board.text()).contains("Denmark 9 5 Lithuania 3 1 Not stated 2 –", "8–14 days 4 61+ days 2", "Mar 2024");
        assertThat(board.html()).contains(
                "href=\"/kpis/biginn/facts?kpi=visits-counted&amp;mode=PHYSICAL&amp;visitingCountry=DK\"",
                "href=\"/kpis/biginn/facts?kpi=visits-submitted&amp;mode=PHYSICAL&amp;from=2024-03-01&amp;to=2024-03-31\"",
                "href=\"/kpis/biginn/facts?kpi=visits-submitted&amp;mode=PHYSICAL&amp;visitingCountry=-\"",
                "href=\"/kpis/biginn/facts?kpi=signatures-open&amp;mode=PHYSICAL&amp;age=61%2B\"");
        assertThat(services.asked("GET", API + "/breakdown")).noneMatch(asked -> "level".equals(asked.query("by")));
    }

    @Test
    void leavesNoMonthOutAndTakesQuartersForLongTimes() {
        services.on("GET", API + "/breakdown", asked -> Answer.ok("month".equals(asked.query("by"))
                ? "{\"rows\":[" + month("2024-01", "2") + "," + month(asked.query("mode") == null ? "2024-03" : "2026-03", "5") + "]}"
                : "{\"rows\":[]}"));

        assertThat(get(CARMEN, "/kpis/biginn").text()).contains("Jan 2024 2 – – Feb 2024 0 – – Mar 2024 5");
        Shown lasting = get(CARMEN, "/kpis/biginn?mode=VIRTUAL");
        assertThat(lasting.text()).contains("Q1 2024 2 – – Q2 2024 0 – –", "Q1 2026 5").doesNotContain("Jan 2024");
        assertThat(lasting.html()).contains("&amp;from=2024-04-01&amp;to=2024-06-30");
    }

    private static String month(String month, String submitted) {
        return "{\"keys\":{\"month\":\"" + month + "\"},\"figures\":[{\"kpi\":\"visits-submitted\",\"value\":\"" + submitted
                + "\",\"facts\":1}]}";
    }

    private static String rows(String by, String key, String submitted, String counted) {
        return (key.equals("DK") ? "" : "{\"rows\":[") + "{\"keys\":{\"" + by + "\":\"" + key
                + "\"},\"figures\":[{\"kpi\":\"visits-submitted\",\"value\":\"" + submitted
                + "\",\"facts\":1},{\"kpi\":\"visits-counted\",\"value\":\"" + counted + "\",\"facts\":1}]}";
    }

    @Test
    void saysWhereVisitsStopAndWhy() {
        services.on("GET", API + "/facts/reasons", asked -> Answer.ok("COUNTS_NOT".equals(asked.query("outcome"))
                ? Story.page(
                        "{\"outcome\":\"COUNTS_NOT\",\"reason\":\"withdrawn\",\"message\":\"Does not count: it was withdrawn.\",\"facts\":1}")
                : Story.page(
                        "{\"outcome\":\"COUNTS_NOT_YET\",\"reason\":\"report-missing\",\"message\":\"Not yet: the closing report is missing.\",\"facts\":1200}")));

        Shown board = get(CARMEN, "/kpis/biginn");

        assertThat(board.text()).contains("1200 Not yet: the closing report is missing.",
                "1 Does not count: it was withdrawn.");
        assertThat(board.html())
                .contains("href=\"/kpis/biginn/facts?kpi=visits-counted&amp;outcome=COUNTS_NOT_YET&amp;reasonCode=report-missing\"");
    }

    @Test
    void showsPaceAsBarAndInWordsWithTheRuleOfTheLight() {
        services.get(API + "/pace",
                """
                        [{"targetId":"t1","kpi":"visits-counted","target":"30","actual":"12","expectedToday":"18","forecast":"21","methodWords":"as fast as in the last six months",
                        "light":"RED","rule":"Red: the forecast of 21 is under 80 % of 30.","from":"2022-09-01","to":"2025-08-31","series":[]}]""");

        Shown board = get(CARMEN, "/kpis/biginn");

        assertThat(board.text()).contains("Visits counted Behind", "12 of 30 · 40 % · plan for today 18 · forecast 21 by 31 August 2025",
                "Red: the forecast of 21 is under 80 % of 30.", "as fast as in the last six months");
        assertThat(board.html()).contains("class=\"bullet-actual\"", "width=\"37.74\"");
    }

    @Test
    void saysWhichLightsChangedLately() {
        services.get(API + "/alerts", "[" + alert("RED", Instant.now().minusSeconds(3600)) + ","
                + alert("GREEN", Instant.now().minusSeconds(9 * 24 * 3600)) + "]");

        assertThat(get(CARMEN, "/kpis/biginn").text()).contains("Visits counted: from “Not judged” to “Behind”")
                .doesNotContain("to “On track”");
    }

    private static String alert(String light, Instant at) {
        return "{\"id\":\"a-%s\",\"kpi\":\"visits-counted\",\"targetId\":\"t1\",\"light\":\"%s\",\"former\":\"NONE\",\"at\":\"%s\",\"message\":\"So it is.\"}"
                .formatted(light, light, at);
    }

    @Test
    void missesOnlyThePartsThatHaveNoAnswer() {
        services.on("GET", API + "/breakdown", _ -> Answer.problem(400, "invalid-input", "No such dimension."));
        services.on("GET", API + "/pace", _ -> new Answer(503, ""));
        services.on("GET", API + "/facts/reasons", _ -> Answer.problem(404, "not-found", "None."));

        Shown board = get(CARMEN, "/kpis/biginn");

        assertThat(board.status()).isEqualTo(200);
        assertThat(board.text()).contains("Visits counted", "Pace against target This part has no answer right now.",
                "Where visitors come from This part has no answer right now.").doesNotContain("Where visits stop");
    }

    @Test
    void showsTheSameOnAWallWithTheSameFilters() {
        services.on("GET", API + "/breakdown", asked -> Answer.ok("visitingCountry".equals(asked.query("by"))
                ? rows("visitingCountry", "LT", "3", "1") + "]}"
                : "{\"rows\":[]}"));

        Shown wall = get(CARMEN, "/kpis/biginn/wall?hostCountry=DE&every=1&look=light");
        Shown board = get(CARMEN, "/kpis/biginn?hostCountry=DE");

        assertThat(board.html()).contains("href=\"/kpis/biginn/wall?hostCountry=DE\"");
        assertThat(wall.html()).contains("class=\"wall look-light\"", "data-every=\"5\"",
                "data-board=\"/api/kpis/programmes/biginn/stream?hostCountry=DE\"")
                .containsPattern("data-page=\"/kpis/biginn/wall\\?hostCountry=DE\"")
                .containsPattern("(?s)data-kpi=\"visits-completed\".*?data-value=\"15\">15<");
        assertThat(wall.text()).contains("To country: Germany", "Lithuania 3 1").doesNotContain("Over time");
    }

    @Test
    void showsAllTargetsOnAWallThoseInTroubleFirst() {
        services.get(API + "/pace",
                "[" + String.join(",", Story.pace("t1", "First green", "GREEN"), Story.pace("t2", "Not judged yet", "NONE"),
                        Story.pace("t3", "Second green", "GREEN"), Story.pace("t4", "First amber", "AMBER"),
                        Story.pace("t5", "Only red", "RED")) + "]");

        Shown wall = get(CARMEN, "/kpis/biginn/wall");

        assertThat(wall.text()).containsPattern(
                "Pace against target 1/2 Only red.*First amber.*First green.*Pace against target 2/2 Not judged yet.*Second green");
        assertThat(wall.html()).contains("id=\"part-pace-1\"", "id=\"part-pace-2\"").doesNotContain("id=\"part-pace-3\"");
    }

    @Test
    void numbersNoPageOfAWallThatHoldsAllTargets() {
        services.get(API + "/pace", "[" + String.join(",", Story.pace("t1", "One", "GREEN"), Story.pace("t2", "Two", "GREEN"),
                Story.pace("t3", "Three", "GREEN"), Story.pace("t4", "Four", "RED")) + "]");

        Shown wall = get(CARMEN, "/kpis/biginn/wall");

        assertThat(wall.text()).containsPattern("Pace against target Four.*One.*Two.*Three");
        assertThat(wall.html()).doesNotContain("id=\"part-pace-2\"");
    }

    @Test
    void saysAtTheFilterWhatIsWrongWithIt() {
        services.on("GET", API, _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"to\",\"message\":\"to must not be before from\"}"));

        Shown board = get(CARMEN, "/kpis/biginn?from=2024-03-02&to=2024-03-01");

        assertThat(board.text()).contains("to must not be before from");
        assertThat(board.html()).contains("href=\"#filter-to\"", "name=\"from\" value=\"2024-03-02\"")
                .doesNotContain("data-board");
        assertThat(board.text()).as("figures of other filters").doesNotContain("Today", "Pace against target", "has no answer");
    }

    @Test
    void headsWhatIsSaidOfTheWholeByNoOneFigure() {
        assertThat(get(CARMEN, "/kpis/biginn").html()).contains("<span>Value</span> <span>(EUR)</span>");
    }

    @Test
    void saysWhereFiguresAreOldInsteadOfTakingThemAway() {
        services.kill("kpis");

        assertThat(get(CARMEN, "/kpis/biginn").html()).contains("data-silent=\"kpis\"", "The figures come back by themselves")
                .doesNotContain("up to date");
    }

    @Test
    void saysThatAPartOfTheProgrammeHasNoTarget() {
        services.get(API + "/pace", "[]");

        assertThat(get(CARMEN, "/kpis/biginn?hostCountry=DE").text()).contains("There is no target for this part of the programme.");
    }
}
