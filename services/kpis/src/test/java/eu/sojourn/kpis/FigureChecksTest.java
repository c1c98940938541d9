package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

@SojournTest
class FigureChecksTest {

    private static final String CHECKS = "/api/kpis/figure-checks";
    private static final String TABLE = """
            {"name": "visits", "columns": ["Country", "Visits", "%"], "rows": [["DE", 2, "66.7 %"], ["FR", 1, 33.3], ["Total", 4, null]]}""";

    private final Http http;

    FigureChecksTest(@Autowired Http http) {
        this.http = http.as(Tokens.coordinator("excite", "excite"));
    }

    @Test
    void checksAnExampleAsAnUploadedFileWithoutRules() {
        var csv = http.get(CHECKS + "/examples/agreements").expect(200).text();

        var answer = http.upload(CHECKS, "agreements.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)).expect(200);

        assertThat(answer.at("/tables/0/name")).isEqualTo("agreements");
        assertThat(answer.at("/tables/0/rows/12/cells/3")).isEqualTo("24");
        assertThat(answer.at("/findings/0/where/row")).isEqualTo("Total");
        assertThat(answer.at("/findings/0/stated")).isEqualTo("24");
        assertThat(answer.at("/findings/0/computed")).isEqualTo("25");
        assertThat(answer.at("/findings/1/rule")).isEqualTo("DIFFERENCE");
        assertThat(answer.json().path("findingsInAll").asInt()).isEqualTo(2);
        assertThat(answer.json().path("checked").valueStream()).hasSize(2)
                .allSatisfy(checked -> assertThat(checked.path("inferred").asBoolean()).isTrue());
    }

    @Test
    void checksEveryExampleByItsOwnRules() {
        var examples = http.get(CHECKS + "/examples").expect(200).json().path("items");

        assertThat(examples.valueStream()).hasSize(3).allSatisfy(example -> {
            var csv = http.get(CHECKS + "/examples/" + example.path("id").asString()).expect(200).text();
            var table = http.upload(CHECKS, "table.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                    .expect(200)
                    .json()
                    .path("tables")
                    .path(0);
            var rows = table.path("rows").valueStream().map(row -> row.path("cells").toString()).toList();
            var answer = http.post(CHECKS, "{\"tables\":[{\"columns\":%s,\"rows\":%s}],\"rules\":%s,\"infer\":true}"
                    .formatted(table.path("columns"), rows, example.path("rules"))).expect(200);
            assertThat(answer.json().path("checked").valueStream().filter(checked -> !checked.path("inferred").asBoolean()))
                    .hasSize(example.path("rules").size());
            assertThat(answer.json().path("findingsInAll").asInt()).isEqualTo(example.path("id").asString().equals("agreements") ? 3 : 0);
        });
    }

    @Test
    void givesRulesBackAsTheyCanBeSentAgain() {
        var first = http.post(CHECKS, "{\"tables\":[%s]}".formatted(TABLE)).expect(200).json();
        var rules = first.path("checked").valueStream().map(checked -> checked.path("rule").toString()).toList();

        var second = http.post(CHECKS, "{\"tables\":[%s],\"rules\":%s}".formatted(TABLE, rules)).expect(200).json();

        assertThat(rules).hasSizeGreaterThan(1);
        assertThat(second.path("checked").valueStream().map(checked -> checked.path("rule").toString())).isEqualTo(rules);
        assertThat(second.path("checked").valueStream()).allMatch(checked -> !checked.path("inferred").asBoolean());
        assertThat(second.path("findings").size()).isEqualTo(first.path("findings").size()).isPositive();
    }

    @Test
    void takesRulesBesideAFile() {
        var answer = http.with("Content-Type", "multipart/form-data; boundary=x").post(CHECKS, """
                --x\r
                Content-Disposition: form-data; name="rules"\r
                \r
                [{"kind":"CLAIM","claim":"4 visits","stated":{"value":4},"formula":"sum(\\"Visits\\")"}]\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="visits.csv"\r
                Content-Type: text/csv\r
                \r
                Country;Visits
                DE;2
                FR;1\r
                --x--\r
                """).expect(200);

        assertThat(answer.at("/findings/0/message")).startsWith("“4 visits” is claimed, but the data give 3");
        assertThat(answer.at("/checked/0/rule/formula")).isEqualTo("sum(\"Visits\")");
        assertThat(answer.json().path("checked").size()).isEqualTo(1);
    }

    @Test
    void tellsEachKindOfRuleInWords() {
        var kinds = http.get(CHECKS + "/rules").expect(200).json().path("items");

        assertThat(kinds.valueStream()).hasSize(12).allSatisfy(kind -> {
            assertThat(kind.path("description").asString()).endsWith(".");
            assertThat(kind.path("fields").size()).isPositive();
        });
    }

    @Test
    void tellsBothFormsInItsInterface() {
        var check = http.get("/api/kpis/openapi").expect(200).json().path("paths").path(CHECKS).path("post");

        assertThat(check.path("requestBody").path("content").propertyNames()).containsExactlyInAnyOrder("application/json",
                "multipart/form-data");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(Arguments.of("tables", "{}"), Arguments.of("tables", "{\"tables\":[]}"),
                Arguments.of("tables[0]", "{\"tables\":[{\"columns\":[\"a\"]}]}"),
                Arguments.of("tables[0].columns", "{\"tables\":[{\"columns\":[\"a\",\"a\"],\"rows\":[]}]}"),
                Arguments.of("tables[0].rows", "{\"tables\":[{\"columns\":[\"a\"],\"rows\":[[1,2]]}]}"),
                Arguments.of("tables[0].rows[0][0]", "{\"tables\":[{\"columns\":[\"a\"],\"rows\":[[{}]]}]}"),
                Arguments.of("tables[0].rows[0][1]",
                        "{\"tables\":[{\"columns\":[\"a\",\"b\"],\"rows\":[[\"%1$s\",\"%1$s\"]]}]}".formatted("1".repeat(53))),
                Arguments.of("tables", "{\"tables\":[%s,%s]}".formatted(TABLE, TABLE)),
                Arguments.of("rules[0].kind", rules("{}")),
                Arguments.of("rules[0].kind", rules("{\"kind\":\"NO_SUCH\"}")),
                Arguments.of("rules[0].colour", rules("{\"kind\":\"ORDERED\",\"colour\":\"red\"}")),
                Arguments.of("rules[0].column", rules("{\"kind\":\"ORDERED\"}")),
                Arguments.of("rules[0].column", rules("{\"kind\":\"ORDERED\",\"column\":\"Nights\"}")),
                Arguments.of("rules[0].delta", rules("{\"kind\":\"ORDERED\",\"column\":\"Visits\",\"delta\":\"Visits\"}")),
                Arguments.of("rules[0].stated", rules("{\"kind\":\"DISTINCT_COUNT\",\"column\":\"Visits\",\"stated\":{\"row\":\"DE\"}}")),
                Arguments.of("rules[0].stated.value",
                        rules("{\"kind\":\"DISTINCT_COUNT\",\"column\":\"Visits\",\"stated\":{\"value\":1e999999}}")),
                Arguments.of("rules[0].stated.value",
                        rules("{\"kind\":\"DISTINCT_COUNT\",\"column\":\"Visits\",\"stated\":{\"value\":1e2147483648}}")),
                Arguments.of("rules[0].rows.only",
                        rules("{\"kind\":\"ORDERED\",\"column\":\"Visits\",\"rows\":{\"only\":[\"ES\"]}}")),
                Arguments.of("rules[0].formula",
                        rules("{\"kind\":\"CLAIM\",\"claim\":\"c\",\"stated\":{\"value\":1},\"formula\":\"System.exit(0)\"}")),
                Arguments.of("rules[0]", rules("null")));
    }

    /** The plain form of most would take a gigabyte. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0e-999999999", "0e999999999", "1e2147483648", "1e-2147483647",
            "1e99999999999", "1e41", "1e-41", "12345678901234567890123456789012345678901"})
    void refusesNumbersThatCannotBeWrittenOutAndNamesTheirCell(String number) {
        var answer = http.post(CHECKS, "{\"tables\":[{\"columns\":[\"a\",\"b\"],\"rows\":[[1,2],[3,%s]]}]}".formatted(number)).expect(400);

        assertThat(answer.fields()).containsExactly("tables[0].rows[1][1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e39", "1e-38", "-1.5E+3", "0", "1234567890123456789012345678901234567890"})
    void takesNumbersOfUpToFortyDigits(String number) {
        var answer = http.post(CHECKS, "{\"tables\":[{\"columns\":[\"a\"],\"rows\":[[%s]]}]}".formatted(number)).expect(200);

        assertThat(answer.at("/tables/0/rows/0/cells/0")).isEqualTo(new BigDecimal(number).toPlainString());
    }

    private static String rules(String rule) {
        return "{\"tables\":[%s],\"rules\":[%s]}".formatted(TABLE, rule);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheFieldThatIsWrong(String field, String body) {
        assertThat(http.post(CHECKS, body).expect(400).fields()).containsExactly(field);
    }

    @Test
    void namesTheCellOfAFileThatIsWrong() {
        assertThat(http.upload(CHECKS, "a.csv", "text/csv", "a;b\nx;=1".getBytes(StandardCharsets.UTF_8)).expect(400).fields())
                .isEqualTo(List.of("B2"));
    }

    @Test
    void holdsAFormulaAgainstTheTableThatHasItsColumns() {
        var answer = http.post(CHECKS, """
                {"tables":[%s,{"name":"hosts","columns":["Country","Hosts"],"rows":[["DE",5]]}],
                "rules":[{"kind":"CLAIM","claim":"4 hosts","stated":{"value":4},"formula":"sum('Hosts')"}]}""".formatted(TABLE))
                .expect(200);

        assertThat(answer.at("/findings/0/where/table")).isEqualTo("hosts");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsEmptyOrNoTable() {
        var empty = http.upload(CHECKS, "a.csv", "text/csv", new byte[0]).expect(400);
        var png = http.upload(CHECKS, "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}).expect(400);

        assertThat(empty.text()).contains("The file is empty.");
        assertThat(png.text()).contains("The file is neither a spreadsheet nor a CSV text.").doesNotContain("its content is");
    }

    @ParameterizedTest
    @ValueSource(ints = {5 * 1024 * 1024 + 1, 11 * 1024 * 1024})
    void refusesFilesThatAreTooLarge(int bytes) {
        assertThat(http.upload(CHECKS, "a.csv", "text/csv", new byte[bytes]).status()).isIn(400, 413);
    }

    @Test
    void refusesAnotherFormAndWhatIsNotThere() {
        http.with("Content-Type", "text/plain").post(CHECKS, "x").expect(415);
        http.get(CHECKS + "/examples/no-such").expect(404);
    }

    @Test
    void checksForCoordinatorsOperatorsAndAuditorsAlone() {
        for (var token : List.of(Tokens.coordinator("biginn", "biginn"), Tokens.operator(),
                Tokens.person("auditor").role("auditor").token())) {
            http.as(token).post(CHECKS, "{\"tables\":[%s]}".formatted(TABLE)).expect(200);
        }
        var stranger = http.as(Tokens.stranger());
        stranger.post(CHECKS, "{\"tables\":[%s]}".formatted(TABLE)).expect(403);
        stranger.upload(CHECKS, "a.csv", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8)).expect(403);
        stranger.get(CHECKS + "/rules").expect(403);
        stranger.get(CHECKS + "/examples").expect(403);
    }
}
