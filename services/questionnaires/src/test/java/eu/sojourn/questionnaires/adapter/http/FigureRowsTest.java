package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.application.ReadingResults.Shown;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.result.Reach;
import eu.sojourn.questionnaires.domain.result.Results;
import eu.sojourn.questionnaires.domain.result.Returned;
import eu.sojourn.questionnaires.domain.result.Returns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every number of the page stands in the table, and none else, for each type of question. */
class FigureRowsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NO_FIGURES = Set.of("questionnaireVersion");
    private static final Questionnaire FORM = Forms.of(question("single", "SINGLE_CHOICE", options("a", "b")),
            question("several", "MULTIPLE_CHOICE", options("a", "b", "c")), question("decided", "YES_NO"), question("nps", "NPS"),
            question("stars", "STARS", "'max':5"), question("days", "NUMBER", "'min':0,'max':100,'decimals':1"),
            question("grid", "MATRIX",
                    "'rows':[{'value':'r','label':{'en':'R'}},{'value':'s','label':{'en':'S'}}],"
                            + "'columns':[{'value':'x','label':{'en':'X'}},{'value':'y','label':{'en':'Y'}}]"),
            question("best", "RANKING", options("a", "b")), question("from", "COUNTRY", "'multiple':true"),
            question("why", "TEXT", "'maxLength':100"), question("when", "DATE"),
            question("agreements", "ITEMS", "'maxItems':9,'itemLabel':{'en':'Agreement'},'fields':["
                    + question("kind", "SINGLE_CHOICE", options("MOU", "CONTRACT")) + "," + question("worth", "NUMBER", "'min':0,'max':9")
                    + "]"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdTheNumbersOfThePage(boolean isPublic) {
        Results now = isPublic ? results(13).published() : results(13);
        Results before = isPublic ? results(9).published() : results(9);
        Shown shown = new Shown(now.comparedWith(before), new ProgrammeId("biginn"), null, null, isPublic, List.of());
        Language language = new Language("en");

        List<BigDecimal> page = new ArrayList<>();
        numbers(JSON.valueToTree(ResultsBody.of(shown, language)), page);
        // The wave before is named beside the figures of the page, and has none here.
        page.addAll(reach(shown));
        List<BigDecimal> table = FigureRows.of(shown, language)
                .stream()
                .map(row -> row.get(8))
                .filter(number -> number != null)
                .map(number -> new BigDecimal(number.toString()).stripTrailingZeros())
                .toList();

        assertThat(table).hasSizeGreaterThan(isPublic ? 30 : 300).containsExactlyInAnyOrderElementsOf(page);
    }

    private static List<BigDecimal> reach(Shown shown) {
        Reach previous = shown.results().previous();
        return List.of(new BigDecimal(previous.invited()).stripTrailingZeros(), new BigDecimal(previous.n()),
                previous.rate().stripTrailingZeros());
    }

    /** Items are told as their number once more beside their sum. */
    private static void numbers(JsonNode node, List<BigDecimal> numbers) {
        if (node.isNumber()) {
            numbers.add(node.decimalValue().stripTrailingZeros());
        } else if (node.isObject()) {
            node.properties().forEach(each -> {
                if (!NO_FIGURES.contains(each.getKey()) && !(each.getKey().equals("items") && each.getValue().isNumber())) {
                    numbers(each.getValue(), numbers);
                }
            });
        } else {
            node.forEach(each -> numbers(each, numbers));
        }
    }

    private static Results results(int respondents) {
        Map<String, Integer> invited = new LinkedHashMap<>(Map.of("sme", 10));
        invited.put("cluster", 10);
        List<Returned> returned = new ArrayList<>();
        for (int each = 0; each < respondents; each++) {
            boolean even = each % 2 == 0;
            returned.add(Returns.of(FORM, "invitation-" + each, each < 7 ? "sme" : "cluster", Forms.given("""
                    {'single':'%s','several':['%s','c'],'decided':%s,'nps':%d,'stars':%d,'days':%d.5,'grid':{'r':'%s','s':'y'},
                     'best':['%s','%s'],'from':['%s'],'why':'words','when':'2024-03-0%d','agreements':[{'kind':'%s','worth':%d}]}"""
                    .formatted(even ? "a" : "b", even ? "a" : "b", even, each % 11, 1 + each % 5, each, even ? "x" : "y", even ? "a" : "b",
                            even ? "b" : "a", even ? "LT" : "DE", 1 + each % 9, even ? "MOU" : "CONTRACT", each % 10))));
        }
        return Results.of(FORM, invited, returned);
    }
}
