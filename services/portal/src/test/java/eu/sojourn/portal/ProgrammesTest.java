package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coordinators read their programmes' rules in plain words, change them, and see what that would do before they publish. */
class ProgrammesTest extends PortalTest {
    private static final String API = "/api/registration/programmes/biginn/rule-sets";
    private static final String PAGE = "/programmes/biginn/rule-sets";
    private static final String RULES = """
            {"countries":["DE","DK","XK"],"minimumWorkingDays":3,"maximumMonths":1,"transnational":true,"samePartnershipAllowed":true,
            "countedVisitsPerOrganisation":1,"supportedVisitsPerOrganisation":null,"lumpSumTables":[{"effectiveFrom":"2020-01-01","byHostCountry":{"DE":830,"DK":1100,"XK":560}}],
            "workingDaysForFullLumpSum":5,"kilometresForFullLumpSum":200,"lumpSumCeiling":1100,"lumpSumWithDisability":1100,"visitorTypes":["CLUSTER_ORGANISATION","SME"],
            "smesNeedMembership":true,"labelRule":"NOT_LAPSED","hostTypes":["LARGE_COMPANY"],"paymentWithinDays":10,"agendaValueWarningDays":3,"expiresAfterDays":30,
            "kpiTargets":{"visits-counted":120}}""";

    @BeforeEach
    void publishTwoVersions() {
        services.get(API,
                """
                        {"items":[{"version":2,"effectiveFrom":"2025-01-01","publishedOn":"2024-11-04","note":"Decided by the board.","inForce":true,"rules":%s},
                        {"version":1,"effectiveFrom":"2022-09-01","publishedOn":"2022-08-15","note":null,"inForce":false,"rules":%s}],"next":null}"""
                        .formatted(RULES, RULES.replace("\"minimumWorkingDays\":3", "\"minimumWorkingDays\":4")));
        services.on("POST", API + "/preview", _ -> Answer.ok(preview("")));
        services.on("POST", API, _ -> Answer.ok(Story.programme("biginn", "BIGINN")));
    }

    @Test
    void listsTheCoordinatorsProgrammesWithWhatIsInForce() {
        Shown page = get(CARMEN, "/programmes");

        assertThat(page.text()).contains("BIGINN", "1 September 2022 – 31 August 2025", "version 1 is in force");
        assertThat(page.html()).contains("href=\"/programmes/biginn\"", "href=\"/programmes\" aria-current=\"page\"");
    }

    @Test
    void isNoPageForVisitors() {
        assertThat(get(DAGNY, "/programmes").status()).isEqualTo(403);
        assertThat(get(DAGNY, "/programmes/biginn/rule-sets/new").status()).isEqualTo(403);
        assertThat(post(DAGNY, PAGE, "rules", RULES).status()).isEqualTo(403);
        assertThat(get(DAGNY, "/home").html()).doesNotContain("href=\"/programmes\"");
    }

    @Test
    void tellsTheRulesInPlainWords() {
        Shown page = get(CARMEN, "/programmes/biginn");

        assertThat(page.text()).contains("Rules, version 2", "In force", "Holds from 1 January 2025. Published on 4 November 2024.",
                "Decided by the board.", "At least 3 working days, at most 1 month", "One visit of an organisation counts for the KPIs.",
                "Cluster organisation, Small or medium-sized enterprise", "Have to be members of a validated cluster organisation",
                "Below 5 working days, or if the organisations are under 200 km apart", "1,100 EUR", "Kosovo", "Target: 120");
        assertThat(page.html()).contains("href=\"/api/registration/programmes/biginn/rule-sets/2/file\"",
                "href=\"/programmes/biginn?version=1\"");
        assertThat(get(CARMEN, "/programmes/biginn?version=1").text()).contains("Rules, version 1", "At least 4 working days",
                "Not in force today");
    }

    @Test
    void sendsWhatWasTypedToBeLookedAtAndPublishesNothing() {
        Shown form = get(CARMEN, PAGE + "/new");
        services.on("POST", API + "/preview", _ -> Answer.ok(
                preview("""
                        {"visitId":"visit-dagny","xchangeId":"xfel-2024","visitingOrganisationId":"bigscience-dk","state":"SUBMITTED","firstDay":"2024-03-04","lastDay":"2024-03-08",
                        "lumpSum":{"amount":"830.00","currency":"EUR"},"lumpSumThen":{"amount":"415.00","currency":"EUR"},"counting":true,"countingThen":true,"reasonsSolved":[],
                        "reasons":[{"code":"TOO_SHORT","field":"xchangeId","rule":1,"found":"5 working days","required":"at least 6","message":"The stay has to last at least 6 working days."}]}""")));

        Shown page = post(CARMEN, PAGE + "/preview",
                with(fields(form), "minimumWorkingDays", "6", "lumpSumTables[0].byHostCountry.DK", "1050.50", "note", "Longer stays."));

        var asked = JsonMapper.builder().build().readTree(services.asked("POST", API + "/preview").getFirst().body());
        assertThat(asked.path("minimumWorkingDays").asInt()).isEqualTo(6);
        assertThat(asked.at("/lumpSumTables/0/byHostCountry/DK").decimalValue()).isEqualByComparingTo("1050.50");
        assertThat(asked.path("countries").valueStream().map(JsonNode::asString)).containsExactly("DE", "DK", "XK");
        assertThat(asked.at("/kpiTargets/visits-counted").asInt()).isEqualTo(120);
        assertThat(asked.path("transnational").asBoolean()).isTrue();
        assertThat(asked.path("visitorTypes").valueStream().map(JsonNode::asString)).containsExactly("CLUSTER_ORGANISATION", "SME");
        assertThat(asked.path("note").asString()).isEqualTo("Longer stays.");
        assertThat(page.text()).contains("What this version would change", "BigScience.dk", "Lump sum: 830 EUR now, 415 EUR then",
                "The stay has to last at least 6 working days.", "Found: 5 working days", "Publish version 3", "Go on editing");
        assertThat(services.asked("POST", API)).isEmpty();
    }

    @Test
    void publishesExactlyWhatWasLookedAt() {
        Shown page = post(CARMEN, PAGE + "/preview", with(fields(get(CARMEN, PAGE + "/new")), "note", "Because."));
        var rules = hidden(page, "rules");

        Shown sent = post(CARMEN, PAGE, "_key", page.key(PAGE), "rules", rules, "action", "publish");

        assertThat(sent.location()).endsWith("/programmes/biginn?done=rules-published");
        var published = services.asked("POST", API).getFirst();
        var json = JsonMapper.builder().build();
        assertThat(json.readTree(published.body())).isEqualTo(json.readTree(rules));
        assertThat(json.readTree(rules).path("note").asString()).isEqualTo("Because.");
        assertThat(json.readTree(rules).path("effectiveFrom").asString()).isEqualTo("2025-06-01");
        assertThat(published.headers().get("idempotency-key")).isEqualTo(page.key(PAGE));
    }

    @Test
    void goesBackToTheFormWithWhatWasLookedAt() {
        Shown page = post(CARMEN, PAGE + "/preview", with(fields(get(CARMEN, PAGE + "/new")), "note", "Because."));

        Shown form = post(CARMEN, PAGE, "rules", hidden(page, "rules"), "action", "edit");

        assertThat(form.html()).contains("name=\"minimumWorkingDays\" type=\"number\" value=\"3\"", ">Because.</textarea>",
                "value=\"2025-06-01\"");
        assertThat(services.asked("POST", API)).isEmpty();
    }

    @Test
    void showsFaultsAtTheCellsOfTheTable() {
        Shown wrong = post(CARMEN, PAGE + "/preview",
                with(fields(get(CARMEN, PAGE + "/new")), "lumpSumTables[0].byHostCountry.DK", "much"));
        services.on("POST", API + "/preview", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"lumpSumTables[0].byHostCountry.DE\",\"message\":\"must be 0 to 1,000,000 EUR\"}"));
        Shown refused = post(CARMEN, PAGE + "/preview",
                with(fields(get(CARMEN, PAGE + "/new")), "lumpSumTables[0].byHostCountry.DE", "-1"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Lump-sum table 1, Denmark: Please write an amount");
        assertThat(wrong.html()).contains("value=\"much\"", "href=\"#rules-lumpSumTables[0].byHostCountry.DK\"");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Lump-sum table 1, Germany: must be 0 to 1,000,000 EUR");
        assertThat(refused.html())
                .containsPattern("id=\"rules-lumpSumTables\\[0\\]\\.byHostCountry\\.DE\"[^>]* value=\"-1\"[^>]* aria-invalid");
    }

    @Test
    void takesTablesAndCountriesInAndOutWithoutScript() {
        Shown more = post(CARMEN, PAGE + "/preview", with(fields(get(CARMEN, PAGE + "/new")), "action", "add-table"));
        Shown country = post(CARMEN, PAGE + "/preview", with(fields(more), "action", "add-country", "newCountry", "PT"));
        Shown less = post(CARMEN, PAGE + "/preview", with(fields(country), "action", "remove-table-0"));

        assertThat(more.html()).contains("name=\"lumpSumTables[1].effectiveFrom\"",
                "name=\"lumpSumTables[1].byHostCountry.DK\" value=\"1100\"");
        assertThat(country.html()).contains("name=\"lumpSumTables[0].byHostCountry.PT\"", "name=\"lumpSumTables[1].byHostCountry.PT\"");
        assertThat(less.html()).contains("name=\"lumpSumTables[0].byHostCountry.PT\"").doesNotContain("lumpSumTables[1]");
        assertThat(services.asked("POST", API + "/preview")).isEmpty();
    }

    @Test
    void dropsACountryWhoseRateIsTakenAway() {
        post(CARMEN, PAGE + "/preview", with(fields(get(CARMEN, PAGE + "/new")), "lumpSumTables[0].byHostCountry.XK", ""));

        var asked = services.asked("POST", API + "/preview").getFirst().body();
        assertThat(asked).contains("\"countries\":[\"DE\",\"DK\"]").doesNotContain("XK");
    }

    @Test
    void importsAFileByWayOfThePreview() {
        Shown page = post(CARMEN, PAGE + "/import", "rules", RULES, "effectiveFrom", "2025-06-01");
        Shown nonsense = post(CARMEN, PAGE + "/import", "rules", "rules of the programme");
        services.on("POST", API + "/preview", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"bonus\",\"message\":\"bonus is not known here\"}"));
        Shown unknown = post(CARMEN, PAGE + "/import", "rules", "{\"bonus\":1}");

        assertThat(page.text()).contains("What this version would change", "Publish version 3");
        assertThat(services.asked("POST", API + "/preview").getFirst().body()).contains("\"effectiveFrom\":\"2025-06-01\"");
        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(nonsense.text()).contains("This is not the content of a rules file.", "rules of the programme");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("bonus is not known here");
        assertThat(services.asked("POST", API)).isEmpty();
    }

    @Test
    void describesTheProgrammeAndKeepsWhatWasTypedWhenRefused() {
        services.on("PUT", "/api/registration/programmes/biginn", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"endsOn\",\"message\":\"endsOn must not be before startsOn\"}"));

        Shown page = post(CARMEN, "/programmes/biginn", "name", "BIGINN 2", "partnershipId", "biginn", "startsOn", "2022-09-01", "endsOn",
                "2021-01-01");

        assertThat(get(CARMEN, "/programmes/biginn/edit").html()).contains("value=\"BIGINN\"", "value=\"2022-09-01\"");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("value=\"BIGINN 2\"", "href=\"#programme-endsOn\"", "Must not be before startsOn");
    }

    @Test
    void offersTheShippedRulesToAProgrammeWithoutAny() {
        services.get(API, "{\"items\":[],\"next\":null}");

        assertThat(get(CARMEN, "/programmes/biginn").text()).contains("Nobody can apply before the programme has rules.");
        assertThat(get(CARMEN, PAGE + "/new").html()).contains("name=\"minimumWorkingDays\" type=\"number\" value=\"3\"");
        assertThat(services.asked("POST", API + "/preview").getFirst().body()).isEqualTo("{}");
    }

    private static String preview(String effects) {
        return """
                {"version":3,"effectiveFrom":"2025-06-01","pinnedVisits":7,"visitsNotYetApproved":5,"visitsJudged":5,"visitsAffected":%d,"effects":[%s],"rules":%s}"""
                .formatted(effects.isEmpty() ? 0 : 1, effects, RULES);
    }

    private static String hidden(Shown page, String name) {
        var field = Pattern.compile("type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.html());
        assertThat(field.find()).as(page.html()).isTrue();
        return field.group(1).replace("&quot;", "\"").replace("&amp;", "&");
    }

    /** What a browser would send of the rules form as it stands. */
    private static List<String> fields(Shown page) {
        var form = page.html().substring(page.html().indexOf("rule-sets/preview\""));
        List<String> fields = new ArrayList<>();
        var inputs = Pattern.compile("<input([^>]*)>").matcher(form);
        while (inputs.find()) {
            var input = inputs.group(1);
            var isChoice = input.contains("type=\"radio\"") || input.contains("type=\"checkbox\"");
            if (!isChoice || input.contains("checked")) {
                fields.add(attribute(input, "name"));
                fields.add(attribute(input, "value"));
            }
        }
        return fields;
    }

    private static String attribute(String input, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
        return found.find() ? found.group(1) : "";
    }

    private static String[] with(List<String> fields, String... changes) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            if (!List.of(changes).contains(fields.get(i))) {
                all.addAll(fields.subList(i, i + 2));
            }
        }
        all.addAll(List.of(changes));
        return all.toArray(String[]::new);
    }
}
