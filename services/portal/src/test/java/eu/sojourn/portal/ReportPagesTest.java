package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubIdentity.Someone;
import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report centre: numbers come from the service alone, and each leads to what is behind it. */
class ReportPagesTest extends PortalTest {
    private static final Someone AUDITOR = new Someone("aino", "Aino Virtanen", "auditor", "", "", "");
    private static final String API = "/api/kpis/programmes/biginn";
    private static final String TEMPLATE = """
            {"id":"%s","version":2,"name":"%s","authority":"The agency","description":"What counts.","needs":[%s],"tables":["By host country"]}""";
    private static final String LIST = TEMPLATE.formatted("supported-exchanges", "List of supported exchanges", "");
    private static final String REPORT = """
            {"template":%s,"basis":{"asOf":"2024-05-02T09:00:00Z","position":"x.1","generation":4,"reconciled":%s},"dictionaryVersion":4,
            "definitions":[{"kpi":"visits-counted","name":"Visits counted","unit":"visits","description":"Counted once."}],"ruleSetVersions":["1"],"facts":7,
            "tables":[{"id":"host-country","title":"By host country","list":false,"notes":["The total is the sum of the rows."],
              "columns":[{"id":"hostCountry","name":"Host country"},{"id":"visits-counted","name":"Visits counted"},{"id":"percent","name":"%% of visits counted"},{"id":"days","name":"Median days"}],
              "rows":[{"key":"DE","total":false,"cells":[{"form":"WORDS","text":"Germany (DE)"},{"form":"NUMBER","number":"host-country.DE.visits-counted","value":"1234"},{"form":"PERCENT","number":"host-country.DE.percent","value":"66.7"},{"form":"NUMBER","number":"host-country.DE.days","value":null}]},
                      {"key":"total","total":true,"cells":[{"form":"WORDS","text":"Total"},{"form":"NUMBER","number":"host-country.total.visits-counted","value":"1851"},{"form":"WORDS","text":""},{"form":"WORDS","text":""}]}]}]}"""
            .replace("%s,\"basis\"", LIST.replace("%", "%%") + ",\"basis\"");
    private static final String SNAPSHOT = """
            {"snapshotId":"%s","programmeId":"biginn","template":"supported-exchanges","templateVersion":2,"templateName":"List of supported exchanges","from":"2024-01-01","to":null,
            "filters":{"hostCountry":["DE"]},"note":"For the agency","frozenAt":"2024-05-02T10:00:00Z","frozenBy":"carmen","asOf":"2024-05-02T09:00:00Z","position":"x.1","generation":4,"dictionaryVersion":4,
            "ruleSetVersions":["1","2"],"numbers":40,"facts":7,"checks":22,"findings":[%s],
            "files":{"json":{"name":"a.json","size":1,"sha256":"0123456789abcdef"},"csv":{"name":"a.csv.zip","size":1,"sha256":"1"},"xlsx":{"name":"a.xlsx","size":1,"sha256":"2"},"pdf":{"name":"a.pdf","size":1,"sha256":"3"}}}""";

    @BeforeEach
    void reports() {
        services.get("/api/kpis/report-templates",
                "{\"templates\":[" + LIST + "," + TEMPLATE.formatted("regional-extract", "Regional extract", "\"country\",\"partnership\"")
                        + "]}");
        services.get(API + "/reports/supported-exchanges", REPORT.formatted("true"));
        services.get(API + "/snapshots", "{\"items\":[" + snapshot("s1", "") + "," + snapshot("s2", "") + "],\"next\":\"more\"}");
        services.get(API + "/snapshots/s1", snapshot("s1", ""));
        services.get(API + "/snapshots/s1/tables", REPORT.formatted("true"));
    }

    @Test
    void offersEachAuthorityItsReportAndWhatWasFrozen() {
        Shown page = get(CARMEN, "/kpis/biginn/reports");

        assertThat(page.text()).contains("List of supported exchanges", "The agency. What counts.", "Regional extract", "For the agency",
                "template 2, dictionary 4, rules 1, 2", "0123456789ab…", "22 rules hold, no contradiction");
        assertThat(page.html()).contains("href=\"/kpis/biginn/reports/supported-exchanges\"", "href=\"/kpis/biginn/snapshots/s1\"",
                "after=more", "aria-current=\"page\">Reports<");
    }

    @Test
    void showsTheTablesWithNumbersThatLeadToTheirFacts() {
        Shown page = get(CARMEN, "/kpis/biginn/reports/supported-exchanges?hostCountry=DE&from=2024-01-01");

        assertThat(services.asked("GET", API + "/reports/supported-exchanges").getFirst().query()).containsEntry("hostCountry", "DE")
                .containsEntry("from", "2024-01-01");
        assertThat(page.text()).contains("Germany (DE) 1,234 66.7 % – Total 1,851", "The total is the sum of the rows.",
                "Counted once.", "Live figures of 7 facts").doesNotContain("behind the board");
        assertThat(page.html()).contains(
                "href=\"/kpis/biginn/reports/supported-exchanges/numbers/host-country.DE.visits-counted?from=2024-01-01&amp;hostCountry=DE\"",
                "href=\"/api/kpis/programmes/biginn/reports/supported-exchanges.xlsx?from=2024-01-01&amp;hostCountry=DE\"",
                "reports/supported-exchanges.pdf?", "reports/supported-exchanges.csv?", "reports/supported-exchanges.json?",
                "name=\"hostCountry\" value=\"DE\"");
    }

    @Test
    void asksForTheRegionBeforeAnythingElse() {
        Shown page = get(CARMEN, "/kpis/biginn/reports/regional-extract");

        assertThat(page.text()).contains("Choose a country or a partnership first");
        assertThat(services.asked("GET", API + "/reports/regional-extract")).isEmpty();
    }

    @Test
    void saysThatFiguresAreAMomentBehind() {
        services.get(API + "/reports/supported-exchanges", REPORT.formatted("false"));

        assertThat(get(CARMEN, "/kpis/biginn/reports/supported-exchanges").text()).contains("a moment behind the board");
    }

    @Test
    void saysWhatIsWrongWithAPeriod() {
        services.on("GET", API + "/reports/supported-exchanges", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"to\",\"message\":\"to must not be before from\"}"));

        assertThat(get(CARMEN, "/kpis/biginn/reports/supported-exchanges?from=2024-02-01&to=2024-01-01").text())
                .contains("to must not be before from");
    }

    @Test
    void freezesWhatIsShownWithANote() {
        services.on("POST", API + "/snapshots", _ -> new Answer(201, snapshot("s1", "")));
        Shown page = get(CARMEN, "/kpis/biginn/reports/supported-exchanges?hostCountry=DE&from=2024-01-01");

        Shown frozen = post(CARMEN, "/kpis/biginn/snapshots", "_csrf", CSRF, "_key", page.key("/kpis/biginn/snapshots"), "template",
                "supported-exchanges", "hostCountry", "DE", "from", "2024-01-01", "note", "For the agency");

        assertThat(frozen.location()).isEqualTo("/kpis/biginn/snapshots/s1?done=snapshot-frozen");
        assertThat(services.asked("POST", API + "/snapshots")).singleElement().satisfies(asked -> {
            assertThat(asked.body()).contains("\"template\":\"supported-exchanges\"", "\"hostCountry\":[\"DE\"]",
                    "\"from\":\"2024-01-01\"", "\"note\":\"For the agency\"");
            assertThat(asked.headers()).containsKey("idempotency-key");
        });
    }

    @Test
    void keepsTheNoteWhereNothingCouldBeFrozen() {
        services.on("POST", API + "/snapshots", _ -> Answer.problem(409, "conflict", "Behind.",
                "{\"code\":\"FACTS_BEHIND\",\"message\":\"The facts are not those of the live board yet.\"}"));

        Shown again = post(CARMEN, "/kpis/biginn/snapshots", "_csrf", CSRF, "template", "supported-exchanges", "note", "For the agency");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("The facts are not those of the live board yet.", "List of supported exchanges");
        assertThat(again.html()).contains("value=\"For the agency\"");
    }

    @Test
    void keepsTheNoteWhereOthersHaveReportsMade() {
        services.on("POST", API + "/snapshots", _ -> Answer.problem(429, "too-many-requests", "Others are having reports made."));

        Shown again = post(CARMEN, "/kpis/biginn/snapshots", "_csrf", CSRF, "template", "supported-exchanges", "note", "For the agency");

        assertThat(again.status()).isEqualTo(429);
        assertThat(again.text()).contains("Others are having reports made.", "List of supported exchanges");
        assertThat(again.html()).contains("value=\"For the agency\"");
    }

    @Test
    void offersNoFreezingToThoseWhoOnlyRead() {
        assertThat(get(OLGA, "/kpis/biginn/reports/supported-exchanges").html()).contains("action=\"/kpis/biginn/snapshots\"");
        assertThat(get(AUDITOR, "/kpis/biginn/reports/supported-exchanges").html())
                .doesNotContain("action=\"/kpis/biginn/snapshots\"");
        assertThat(get(DAGNY, "/kpis/biginn/reports").status()).isEqualTo(403);
    }

    @Test
    void showsWhatWasFrozenWithItsVersionsAndDigests() {
        Shown page = get(CARMEN, "/kpis/biginn/snapshots/s1?done=snapshot-frozen");

        assertThat(page.text()).contains("It never changes from now on", "For the agency", "To country: Germany", "0123456789abcdef",
                "22 rules hold", "40 numbers from 7 facts", "Germany (DE) 1,234 66.7 %");
        assertThat(page.html()).contains("href=\"/kpis/biginn/snapshots/s1/numbers/host-country.DE.visits-counted\"",
                "href=\"/api/kpis/programmes/biginn/snapshots/s1.pdf\"", "<option value=\"s2\"").doesNotContain("<option value=\"s1\"");
    }

    @Test
    void doesNotHideAContradiction() {
        services.get(API + "/snapshots/s1", snapshot("s1",
                "{\"rule\":\"sum\",\"table\":\"By host country\",\"row\":null,\"column\":null,\"stated\":\"3\",\"computed\":\"2\",\"message\":\"The total says 3, but the rows add up to 2.\"}"));

        assertThat(get(CARMEN, "/kpis/biginn/snapshots/s1").text()).contains("one contradiction", "the rows add up to 2");
    }

    @Test
    void showsTheFactsBehindANumber() {
        String number = """
                {"number":"host-country.DE.visits-counted","table":"By host country","row":"Germany (DE)","column":"Visits counted","value":"2","shown":"2","count":2,
                "facts":{"items":[{"factId":"visit:v1","kind":"visit","attributes":{"visitingOrganisationId":"bigscience-dk","hostOrganisationId":"european-xfel"},"dimensions":{},
                "rulings":[{"kpi":"visits-counted","outcome":"COUNTS","code":"counted","message":"Counts once.","gives":[{"on":"2024-03-13","amount":"1","element":null,"dimensions":{}}]}]}],"next":"visit:v1"}}""";
        services.get(API + "/snapshots/s1/numbers/host-country.DE.visits-counted/facts", number);
        services.get(API + "/reports/supported-exchanges/numbers/host-country.DE.visits-counted/facts", number);

        Shown frozen = get(CARMEN, "/kpis/biginn/snapshots/s1/numbers/host-country.DE.visits-counted");
        Shown live = get(CARMEN, "/kpis/biginn/reports/supported-exchanges/numbers/host-country.DE.visits-counted?hostCountry=DE");

        assertThat(frozen.text()).contains("Germany (DE): Visits counted", "2 from 2 facts", "BigScience.dk at European XFEL",
                "13 March 2024", "Counts once.");
        assertThat(frozen.html()).contains("href=\"/visits/v1\"", "href=\"/kpis/biginn/snapshots/s1\"", "after=visit%3Av1");
        assertThat(live.html()).contains("href=\"/kpis/biginn/reports/supported-exchanges?hostCountry=DE\"");
        assertThat(services.asked("GET", API + "/reports/supported-exchanges/numbers/host-country.DE.visits-counted/facts")
                .getFirst()
                .query()).containsEntry("hostCountry", "DE");
    }

    @Test
    void saysWhatChangedBetweenTwo() {
        services.get(API + "/snapshots/s2", snapshot("s2", ""));
        services.get(API + "/snapshots/s1/difference",
                """
                        {"before":%s,"after":%s,"difference":{"remarks":["Last day: none before, 2024-06-30 now."],
                        "numbers":[{"number":"n","table":"By host country","row":"Germany (DE)","column":"Visits counted","before":"2","after":"3","difference":"1"}],
                        "facts":[{"factId":"visit:v9","kind":"CHANGED","rulings":[{"kpi":"visits-counted","before":"COUNTS_NOT_YET","after":"COUNTS","gaveBefore":"0","givesNow":"1","message":"Counts once."}],
                        "reasons":["closing report validated on 2024-05-20"]}]}}"""
                        .formatted(snapshot("s1", ""), snapshot("s2", "")));

        Shown page = get(CARMEN, "/kpis/biginn/snapshots/s1/difference?to=s2");

        assertThat(services.asked("GET", API + "/snapshots/s1/difference").getFirst().query()).containsEntry("to", "s2");
        assertThat(page.text()).contains("Last day: none before, 2024-06-30 now.", "By host country Germany (DE) Visits counted 2 3 +1",
                "v9 changed", "closing report validated on 2024-05-20", "visits-counted: 0 → 1. Counts once.");
        assertThat(page.html()).contains("/api/kpis/programmes/biginn/snapshots/s1/difference.xlsx?to=s2",
                "/api/kpis/programmes/biginn/snapshots/s1/difference.csv?to=s2");
    }

    @Test
    void comparesWhatWasFrozenEarlierWithWhatWasFrozenLater() {
        services.get(API + "/snapshots/s2", snapshot("s2", "").replace("2024-05-02T10", "2024-06-02T10"));

        assertThat(get(CARMEN, "/kpis/biginn/snapshots/s2/difference?to=s1").location())
                .endsWith("/kpis/biginn/snapshots/s1/difference?to=s2");
        assertThat(services.asked("GET", API + "/snapshots/s2/difference")).as("nothing is compared twice").isEmpty();
    }

    @Test
    void standsWhenTheFiguresAreSilent() {
        services.kill("kpis");

        assertThat(get(CARMEN, "/kpis/biginn/reports").status()).isEqualTo(200);
    }

    private static String snapshot(String id, String findings) {
        return SNAPSHOT.formatted(id, findings);
    }
}
