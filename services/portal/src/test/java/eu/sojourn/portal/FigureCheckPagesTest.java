package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A published table is checked: what contradicts itself is marked in it and told in words, and other rules can be chosen. */
class FigureCheckPagesTest extends PortalTest {
    private static final String PAGE = "/kpis/figure-checks";
    private static final String API = "/api/kpis/figure-checks";
    private static final String CSV = "Partnership;First;Second;New\nGCA;0;3;3\nTotal;0;3;2";
    private static final String CONTENT = Base64.getEncoder().encodeToString(CSV.getBytes());
    private static final String KNOWN = """
            [{"rule":{"kind":"DIFFERENCE","table":"t","delta":"New"},"words":"“New” is “Second” less “First”","inferred":true,"on":true},
            {"rule":{"kind":"ORDERED","table":"t","column":"New"},"words":"The rows stand by “New”","inferred":false,"on":true}]""";

    @BeforeEach
    void answer() {
        services.get(API + "/examples", """
                {"items":[{"id":"agreements","title":"Cooperation agreements","description":"As a report had them.",
                "rules":[{"kind":"CLAIM","claim":"24 new – agreements"}]}],"next":null}""");
        services.get(API + "/examples/agreements", CSV);
        services.on("POST", API, _ -> Answer.ok(report()));
    }

    @Test
    void takesAFileATableThatIsPastedOrAnExample() {
        Shown page = get(CARMEN, PAGE);

        assertThat(page.text()).contains("Table as a file", "Or paste it here", "Cooperation agreements", "As a report had them.");
        assertThat(page.html()).contains("enctype=\"multipart/form-data\"", "name=\"example\" value=\"agreements\"",
                API + "/examples/agreements");
        assertThat(get(OLGA, "/kpis").html()).contains("href=\"" + PAGE + "\"");
        assertThat(get(CARMEN, "/kpis/biginn").html()).contains("href=\"" + PAGE + "\"");
    }

    @Test
    void sendsTheFileUnderItsNameAndAsksForTheUsualRules() {
        Shown result = postFile(CARMEN, PAGE, "agreements.csv", CSV);

        assertThat(result.status()).isEqualTo(200);
        assertThat(sent()).contains("filename=\"agreements.csv\"", CSV)
                .containsPattern("(?s)name=\"rules\".*?\\R\\R\\[]\\R")
                .containsPattern("(?s)name=\"infer\".*?\\R\\Rtrue\\R");
    }

    @Test
    void sendsWhatWasPasted() {
        assertThat(post(CARMEN, PAGE, "pasted", CSV).status()).isEqualTo(200);
        assertThat(sent()).contains("filename=\"table.csv\"").contains("Total;0;3;2");
    }

    @Test
    void checksAnExampleWithWhatWasToldOfIt() {
        assertThat(post(CARMEN, PAGE, "example", "agreements").status()).isEqualTo(200);
        assertThat(sent()).contains("filename=\"agreements.csv\"", CSV, "\"claim\":\"24 new \\u2013 agreements\"");
    }

    @Test
    void marksWhatIsWrongInTheTableItselfAndLeadsToIt() {
        Shown result = postFile(CARMEN, PAGE, "agreements.csv", CSV);

        assertThat(result.text()).contains("2 contradictions were found.", "16 numbers were held against 3 rules",
                "In the row “Total” the column “New” says 24, but", "the number of rows that grew : 10", "The percentages add up to 90");
        assertThat(result.html()).containsPattern("<td id=\"table-0-row-14-column-3\" class=\"wrong\"><span>24</span>")
                .contains("href=\"#table-0-row-14-column-3\"", "id=\"finding-1\"", "href=\"#finding-1\"")
                .containsPattern("<th scope=\"col\" id=\"table-0-column-2\" class=\"wrong\"><span>Second</span>")
                .containsPattern("<td><span>1&lt;2</span></td>");
        assertThat(result.text()).contains("Contradiction 1: the data give 25");
        for (String target : anchors(result.html())) {
            assertThat(result.html()).as(target).contains("id=\"" + target + "\"");
        }
    }

    @Test
    void showsEachRuleWithHowManyNumbersItLookedAt() {
        Shown result = postFile(CARMEN, PAGE, "agreements.csv", CSV);

        assertThat(result.text()).contains("Holds: all 3 numbers are right · guessed from the table", "1 of 13 numbers wrong · given",
                "Found no number to look at");
        assertThat(result.html()).contains("name=\"content\" value=\"" + CONTENT + "\"", "name=\"on\" value=\"0\" checked=\"checked\"");
    }

    @Test
    void checksAgainWithTheRulesThatAreLeftTicked() {
        Shown again = post(CARMEN, PAGE, "content", CONTENT, "name", "agreements.csv", "known", KNOWN, "on", "1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(sent()).contains(CSV, "[{\"kind\":\"ORDERED\",\"table\":\"t\",\"column\":\"New\"}]")
                .doesNotContain("DIFFERENCE")
                .containsPattern("(?s)name=\"infer\".*?\\R\\Rfalse\\R");
        assertThat(again.text()).contains("“New” is “Second” less “First” Not checked · guessed from the table");
        assertThat(again.html()).contains("name=\"on\" value=\"1\" checked=\"checked\"").doesNotContain("name=\"on\" value=\"0\" checked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"MORE|24 new agreements|24|sum(\\\"Second\\\") - sum(\\\"First\\\")",
            "SUM|1,100 EUR in all|1100|sum(\\\"First\\\")",
            "SHARE|88,9 % answered|88.9|sum(\\\"First\\\") / sum(\\\"Second\\\") * 100", "DISTINCT|12.|12|distinct(\\\"First\\\")",
            "GREW|10 grew|10|grew(\\\"First\\\", \\\"Second\\\")", "POSITIVE|6 have some|6|positive(\\\"First\\\")",
            "FORMULA|1 row|1|rows()"})
    void turnsWhatIsToldIntoARule(String meaning, String claim, String stated, String formula) {
        post(CARMEN, PAGE, "content", CONTENT, "name", "a.csv", "known", "[]", "claim", claim, "meaning", meaning, "columnA", "t\tFirst",
                "columnB", "t\tSecond", "formula", "rows()");

        assertThat(sent()).contains("\"table\":\"t\",\"kind\":\"CLAIM\"", "\"stated\":{\"value\":\"" + stated + "\"}",
                "\"formula\":\"" + formula + "\"");
    }

    @Test
    void turnsWhatIsSaidToBeFirstIntoARule() {
        post(CARMEN, PAGE, "content", CONTENT, "name", "a.csv", "known", "[]", "claim", "the most", "meaning", "FIRST", "columnA", "t\tNew",
                "named", "GCA\r\nELBE\r\n");

        assertThat(sent()).contains("{\"table\":\"t\",\"kind\":\"TOP\",\"column\":\"New\",\"named\":[\"GCA\",\"ELBE\"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"some agreements|SUM|There is no number in it.", "24 new|NONE|Choose what the number would be.",
            "24 new|FIRST|Name the rows that are said to be first."})
    void saysWhatIsWrongWithAClaimBesideTheTable(String claim, String meaning, String said) {
        Shown page = post(CARMEN, PAGE, "content", CONTENT, "name", "a.csv", "known", KNOWN, "on", "0", "claim", claim, "meaning", meaning,
                "columnA", "t\tNew");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(said, "What contradicts itself");
        assertThat(page.html()).contains("value=\"" + claim + "\"", "option value=\"t\tNew\" selected");
    }

    @Test
    void takesAFormulaThatNamesItsColumnsWithoutAChosenColumn() {
        Shown page = post(CARMEN, PAGE, "content", CONTENT, "name", "a.csv", "known", "[]", "claim", "24 new", "meaning", "FORMULA",
                "formula",
                "sum(\"New\")");

        assertThat(page.status()).isEqualTo(200);
        assertThat(sent())
                .contains("[{\"kind\":\"CLAIM\",\"claim\":\"24 new\",\"stated\":{\"value\":\"24\"},\"formula\":\"sum(\\\"New\\\")\"}]");
        assertThat(page.text()).contains("It names columns by their headings in quotation marks");
    }

    @Test
    void saysNothingOfRightFiguresBesideAFault() {
        services.on("POST", API,
                _ -> Answer.ok(report().replaceFirst("(?s)\"findings\":\\[\\{.*", "\"findings\":[],\"findingsInAll\":0}")));

        Shown right = post(CARMEN, PAGE, "content", CONTENT, "name", "a.csv", "known", KNOWN, "on", "0");
        Shown faulty = post(CARMEN, PAGE, "content", CONTENT, "name", "a.csv", "known", KNOWN, "on", "0", "claim", "some", "meaning", "SUM",
                "columnA", "t\tNew");

        assertThat(right.text()).contains("Nothing contradicts itself.");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.text()).contains("There is no number in it.").doesNotContain("Nothing contradicts itself.");
        assertThat(faulty.html()).doesNotContain("class=\"success\"");
    }

    @Test
    void saysThatAChosenFileIsEmpty() {
        Shown empty = postFile(CARMEN, PAGE, "empty.csv", "");
        Shown unchosen = postFile(CARMEN, PAGE, "", "");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("The file is empty.").doesNotContain("Choose a file, or paste a table.");
        assertThat(unchosen.text()).contains("Choose a file, or paste a table.");
    }

    @Test
    void claimsNothingOfATableThatSuggestsNoRule() {
        services.on("POST", API, _ -> Answer.ok("""
                {"tables":[{"name":"t","caption":"","columns":["Country","Visits"],"rowsInAll":1,"rows":[
                {"number":2,"cells":["Total","many"]}]}],"checked":[],"findings":[],"findingsInAll":0}"""));

        assertThat(post(CARMEN, PAGE, "pasted", CSV).text()).contains("Nothing was checked.",
                "No rule was guessed: that takes a column or row called a total").doesNotContain("none of its columns or rows is called");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        services.on("POST", API, _ -> Answer.problem(400, "invalid-input", "No.",
                "{\"code\":\"TOO_MANY_ROWS\",\"field\":\"file\",\"message\":\"There are more than 50,000 rows below the header.\"}"));

        Shown refused = postFile(CARMEN, PAGE, "agreements.csv", CSV);
        Shown none = post(CARMEN, PAGE);
        Shown nonsense = post(CARMEN, PAGE, "content", "%%%", "known", "[]");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("There are more than 50,000 rows below the header.");
        assertThat(refused.html()).contains("href=\"#check-file\"", "id=\"check-file-fault0\"");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose a file, or paste a table.");
        assertThat(nonsense.status()).isEqualTo(422);
    }

    @Test
    void saysWhichCellOfAFileCannotBeRead() {
        services.on("POST", API, _ -> Answer.problem(400, "invalid-input", "No.",
                "{\"code\":\"NUMBER_TOO_LONG\",\"field\":\"B2\",\"message\":\"Cell B2 holds a number that is too long to be read\"}"));

        Shown refused = post(CARMEN, PAGE, "pasted", CSV);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Cell B2 holds a number that is too long to be read", "Total;0;3;2")
                .doesNotContain("Nothing was checked.", "Nothing contradicts itself.");
    }

    @Test
    void keepsNoLargeTableOnThePage() {
        Shown result = postFile(CARMEN, PAGE, "large.csv", "a;b\n" + "x;1\n".repeat(70_000));

        assertThat(result.text()).contains("The table is too large to be kept on this page.");
        assertThat(result.html()).contains("name=\"content\" value=\"\"").hasSizeLessThan(100_000);
    }

    @Test
    void showsThoseWhoReadFiguresAloneThePage() {
        assertThat(get(OLGA, PAGE).status()).isEqualTo(200);
        assertThat(get(DAGNY, PAGE).status()).isEqualTo(403);
        assertThat(post(DAGNY, PAGE, "pasted", CSV).status()).isEqualTo(403);
    }

    @Test
    void offersTheFormAlsoWhereTheServiceIsAway() {
        services.kill("kpis");

        assertThat(get(CARMEN, PAGE).text()).contains("Or paste it here");
        Shown unsent = post(CARMEN, PAGE, "pasted", CSV);
        assertThat(unsent.status()).isEqualTo(503);
        assertThat(unsent.text()).contains("Total;0;3;2");
    }

    private static String sent() {
        return services.asked("POST", API).getLast().body();
    }

    private static List<String> anchors(String html) {
        List<String> targets = new ArrayList<>();
        var link = Pattern.compile("href=\"#((?:table|finding)[^\"]*)\"").matcher(html);
        while (link.find()) {
            targets.add(link.group(1));
        }
        assertThat(targets).isNotEmpty();
        return targets;
    }

    private static String report() {
        return """
                {"tables":[{"name":"t","caption":"","columns":["Partnership","First","Second","New"],"rowsInAll":3,"rows":[
                {"number":2,"cells":["GCA","0","1<2","3"]},{"number":3,"cells":["ELBE","0","2","2"]},{"number":14,"cells":["Total","21","46","24"]}]}],
                "checked":[
                {"rule":{"kind":"TOTAL_OF_ROWS","table":"t"},"words":"Total is the sum","inferred":true,"cells":3,"findings":0,"held":true,"doubtful":false},
                {"rule":{"kind":"DIFFERENCE","table":"t"},"words":"New is Second less First","inferred":false,"cells":13,"findings":1,"held":false,"doubtful":false},
                {"rule":{"kind":"ORDERED","table":"t"},"words":"Rows stand in order","inferred":true,"cells":0,"findings":0,"held":false,"doubtful":false}],
                "findings":[{"rule":"DIFFERENCE","checked":1,"inferred":false,"where":{"table":"t","row":"Total","rowNumber":14,"column":"New"},"stated":"24",
                "computed":"25","message":"In the row “Total” the column “New” says 24, but from 21 to 46 it is 25.",
                "readings":[{"words":"the number of rows that grew","value":"10","gives":false}]},
                {"rule":"SUMS_TO_HUNDRED","checked":1,"inferred":false,"where":{"table":"t","row":null,"rowNumber":null,"column":"Second"},"stated":"90",
                "computed":"100","message":"The percentages add up to 90.","readings":[]}],"findingsInAll":2}""";
    }
}
