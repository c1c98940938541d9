package eu.sojourn.questionnaires.domain.result;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Readers;

class ResultsTest {

    @Test
    void countsRespondentsPerOptionAndSegment() {
        Questionnaire form = Forms.of(question("topics", "MULTIPLE_CHOICE", options("a", "b", "c")));

        Results results = results(form, Map.of("sme", 4, "cluster", 3), Returns.of(form, "1", "sme", "{'topics':['a','b']}"),
                Returns.of(form, "2", "sme", "{'topics':['a']}"), Returns.of(form, "3", "cluster", "{'topics':['a','c']}"),
                Returns.of(form, "4", "cluster", "{}"));

        Split topics = split(results, "topics");
        assertThat(counts(topics.all())).isEqualTo("n=3 a=3/100.0 b=1/33.3 c=1/33.3");
        assertThat(counts(topics.segments().get("sme"))).isEqualTo("n=2 a=2/100.0 b=1/50.0 c=0/0.0");
        assertThat(counts(topics.segments().get("cluster"))).isEqualTo("n=1 a=1/100.0 b=0/0.0 c=1/100.0");
        assertThat(topics.all().asked()).isEqualTo(4);
    }

    @Test
    void tellsTheRateOfEachSegment() {
        Questionnaire form = Forms.of(question("why", "TEXT", "'maxLength':100"));

        Results results = results(form, Map.of("sme", 3, "cluster", 2, "host", 0), Returns.of(form, "1", "sme", "{}"),
                Returns.of(form, "2", "sme", "{}"));

        assertThat(results.all()).isEqualTo(new Reach(5, 2));
        assertThat(results.all().rate()).isEqualTo("40.0");
        assertThat(results.segments().get("sme").rate()).isEqualTo("66.7");
        assertThat(results.segments().get("cluster").rate()).isEqualTo("0.0");
        assertThat(results.segments().get("host").rate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 12.5", "1, 3, 33.3", "2, 3, 66.7", "1, 16, 6.3", "3, 16, 18.8", "19, 23, 82.6", "0, 4, 0.0", "4, 4, 100.0"})
    void roundsPercentHalfUp(int part, int whole, BigDecimal percent) {
        assertThat(Shares.percent(part, whole)).isEqualTo(percent);
    }

    @Test
    void countsOnlyThoseWhoWereAsked() {
        Questionnaire form = Forms.of(question("again", "YES_NO"),
                question("why", "SINGLE_CHOICE", options("money", "time"), "'required':true,'when':{'question':'again','in':['false']}"));

        Results results = results(form, Map.of("", 3), Returns.of(form, "1", "", "{'again':true}"),
                Returns.of(form, "2", "", "{'again':false,'why':'time'}"), Returns.of(form, "3", "", "{}"));

        assertThat(split(results, "why").all().asked()).isEqualTo(1);
        assertThat(counts(split(results, "why").all())).isEqualTo("n=1 money=0/0.0 time=1/100.0");
        assertThat(split(results, "why").segments()).isEmpty();
    }

    @Test
    void listsWhatWasWrittenBesideEachChoice() {
        Questionnaire form = Forms.of(question("topics", "MULTIPLE_CHOICE",
                "'options':[{'value':'a','label':{'en':'A'},'comment':{'label':{'en':'How?'},'required':false,'maxLength':50}},"
                        + "{'value':'b','label':{'en':'B'}}],'other':{'label':{'en':'Other'},'maxLength':50}"));

        Results results = results(form, Map.of("", 2), Returns.of(form, "1", "", "{'topics':[{'choice':'a','text':'well'},'b']}"),
                Returns.of(form, "2", "", "{'topics':[{'choice':'a','text':'badly'},{'choice':'OTHER','text':'fairs'}]}"));

        List<Count> counts = ((Tally.Counted) split(results, "topics").all()).counts();
        assertThat(counts).extracting(Count::value).containsExactly("a", "b", "OTHER");
        assertThat(counts).extracting(Count::comments).containsExactly(List.of("badly", "well"), List.of(), List.of("fairs"));
    }

    @Test
    void sumsUpNumbersAndSteps() {
        Questionnaire form = Forms.of(question("days", "NUMBER", "'min':0,'max':100,'decimals':1"), question("stars", "STARS", "'max':5"),
                question("nps", "NPS"));

        Results results = results(form, Map.of("", 4), Returns.of(form, "1", "", "{'days':1.5,'stars':5,'nps':10}"),
                Returns.of(form, "2", "", "{'days':3,'stars':5,'nps':9}"), Returns.of(form, "3", "", "{'days':10,'stars':2,'nps':6}"),
                Returns.of(form, "4", "", "{'days':2,'nps':8}"));

        assertThat(measured(results, "days").summary())
                .isEqualTo(new Summary(number("16.5"), number("4.13"), number("2.5"), number("1.5"), number("10")));
        assertThat(measured(results, "days").steps()).isEmpty();
        assertThat(measured(results, "stars").n()).isEqualTo(3);
        assertThat(measured(results, "stars").summary().mean()).isEqualTo("4.00");
        assertThat(measured(results, "stars").steps()).extracting(Count::count).containsExactly(0, 1, 0, 0, 2);
        assertThat(measured(results, "nps").promoters()).isEqualTo(new Promoters(2, 1, 1, number("25.0")));
    }

    @Test
    void countsMatricesRowByRow() {
        Questionnaire form = Forms.of(question("grid", "MATRIX",
                "'rows':[{'value':'r','label':{'en':'R'}},{'value':'s','label':{'en':'S'}}],'columns':[{'value':'x','label':{'en':'X'}},"
                        + "{'value':'y','label':{'en':'Y'}}]"));

        Results results = results(form, Map.of("", 2), Returns.of(form, "1", "", "{'grid':{'r':'x','s':'y'}}"),
                Returns.of(form, "2", "", "{'grid':{'r':'y'}}"));

        Tally.Gridded grid = (Tally.Gridded) split(results, "grid").all();
        assertThat(counts(grid.rows().get("r"))).isEqualTo("n=2 x=1/50.0 y=1/50.0");
        assertThat(counts(grid.rows().get("s"))).isEqualTo("n=1 x=0/0.0 y=1/100.0");
    }

    @Test
    void ranksByMeanAndFirstPlaces() {
        Questionnaire form = Forms.of(question("best", "RANKING", options("a", "b", "c"), "'top':2"));

        Results results = results(form, Map.of("", 3), Returns.of(form, "1", "", "{'best':['b','a']}"),
                Returns.of(form, "2", "", "{'best':['b','c']}"), Returns.of(form, "3", "", "{'best':['a','b']}"));

        assertThat(((Tally.Placed) split(results, "best").all()).places()).containsExactly(new Tally.Place("a", 2, 1, number("1.50")),
                new Tally.Place("b", 3, 2, number("1.33")), new Tally.Place("c", 1, 0, number("2.00")));
    }

    @Test
    void countsItemsAndWhatWasToldOfThem() {
        Questionnaire form = Forms.of(question("agreements", "ITEMS", "'maxItems':10,'itemLabel':{'en':'Agreement'},'fields':["
                + question("kind", "SINGLE_CHOICE", options("MOU", "CONTRACT")) + "," + question("name", "TEXT", "'maxLength':50") + "]"));

        Results results = results(form, Map.of("", 3),
                Returns.of(form, "1", "", "{'agreements':[{'kind':'MOU','name':'x'},{'kind':'MOU'}]}"),
                Returns.of(form, "2", "", "{'agreements':[{'kind':'CONTRACT','name':'a'}]}"),
                Returns.of(form, "3", "", "{'agreements':{'count':0,'items':[]}}"));

        Tally.Listed agreements = (Tally.Listed) split(results, "agreements").all();
        assertThat(agreements.n()).isEqualTo(3);
        assertThat(agreements.some()).isEqualTo(2);
        assertThat(agreements.items().sum()).isEqualTo("3");
        assertThat(counts(agreements.fields().get(new QuestionId("kind")))).isEqualTo("n=3 MOU=2/66.7 CONTRACT=1/33.3");
        assertThat(((Tally.Written) agreements.fields().get(new QuestionId("name"))).texts()).containsExactly("a", "x");
    }

    @Test
    void standsBesideTheEarlierWaveWhereThatAskedTheSame() {
        Questionnaire first = Forms.of(question("qa", "YES_NO"), question("qb", "NPS"));
        Questionnaire second = Forms.of(question("qa", "YES_NO"), question("qb", "STARS", "'max':5"), question("qc", "NPS"));
        Results earlier = results(first, Map.of("", 2), Returns.of(first, "1", "", "{'qa':true,'qb':9}"));

        Results compared = results(second, Map.of("", 1), Returns.of(second, "1", "", "{'qa':false}")).comparedWith(earlier);

        assertThat(counts(compared.question(new QuestionId("qa")).orElseThrow().previous().all()))
                .isEqualTo("n=1 true=1/100.0 false=0/0.0");
        assertThat(compared.question(new QuestionId("qb")).orElseThrow().previous()).isNull();
        assertThat(compared.question(new QuestionId("qc")).orElseThrow().previous()).isNull();
        assertThat(compared.previous()).isEqualTo(new Reach(2, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"SCALE|'min':1,'max':5|'min':1,'max':10|false",
            "SCALE|'min':1,'max':5|'min':0,'max':5|false", "SCALE|'min':1,'max':5|'min':1,'max':5|true",
            "STARS|'max':5|'max':10|false", "STARS|'max':5|'max':5|true", "NUMBER|'min':0,'max':9|'min':0,'max':90|false",
            "NUMBER|'min':0,'max':9,'unit':{'en':'days'}|'min':0,'max':9,'unit':{'en':'weeks'}|false",
            "NUMBER|'min':0,'max':9,'unit':{'en':'days'}|'min':0,'max':9.0,'unit':{'en':'days'}|true"})
    void standsBesideTheEarlierWaveWhereThatAskedOnTheSameScale(String type, String now, String before, boolean beside) {
        assertThat(isBeside(question("qa", type, now), question("qa", type, before))).isEqualTo(beside);
    }

    @Test
    void standsBesideTheEarlierWaveWhereItemsWereAskedOnTheSameScales() {
        String now = items(question("qb", "NUMBER", "'min':0,'max':9"));

        assertThat(isBeside(now, now)).isTrue();
        assertThat(isBeside(now, items(question("qc", "NUMBER", "'min':0,'max':90")))).isTrue();
        assertThat(isBeside(now, items(question("qb", "NUMBER", "'min':0,'max':90")))).isFalse();
    }

    private static String items(String field) {
        return question("qa", "ITEMS", "'maxItems':10,'itemLabel':{'en':'Agreement'},'fields':[" + field + "]");
    }

    private static boolean isBeside(String now, String before) {
        Results earlier = results(Forms.of(before), Map.of("", 1));
        Results compared = results(Forms.of(now), Map.of("", 1)).comparedWith(earlier);
        return compared.question(new QuestionId("qa")).orElseThrow().previous() != null;
    }

    @Test
    void leavesOutWhatSomebodyMayNotRead() {
        Questionnaire form = Forms.inSections("{'id':'open','questions':[" + question("qa", "NPS") + "]}",
                "{'id':'own','readers':'PARTNERSHIP','questions':[" + question("qb", "NPS") + "]}",
                "{'id':'official','readers':'AUTHORITY','questions':[" + question("qc", "NPS") + "]}");

        Results results = results(form, Map.of("", 1));

        assertThat(ids(results)).containsExactly("qa", "qb", "qc");
        assertThat(ids(results.readBy(Set.of(Readers.ALL, Readers.AUTHORITY)))).containsExactly("qa", "qc");
        assertThat(ids(results.published())).containsExactly("qa");
    }

    @Test
    void refusesAResponseOfASegmentThatNobodyWasInvitedIn() {
        Questionnaire form = Forms.of(question("qa", "NPS"));

        assertThatThrownBy(() -> results(form, Map.of("sme", 1), Returns.of(form, "1", "hosts", "{}")))
                .hasMessageContaining("hosts");
    }

    private static Results results(Questionnaire form, Map<String, Integer> invited, Returned... returned) {
        return Results.of(form, new LinkedHashMap<>(invited), List.of(returned));
    }

    private static List<String> ids(Results results) {
        return results.questions().stream().map(each -> each.question().questionId().value()).toList();
    }

    static Split split(Results results, String questionId) {
        return results.question(new QuestionId(questionId)).orElseThrow().now();
    }

    private static Tally.Measured measured(Results results, String questionId) {
        return (Tally.Measured) split(results, questionId).all();
    }

    static String counts(Tally tally) {
        List<String> words = new ArrayList<>(List.of("n=" + tally.n()));
        ((Tally.Counted) tally).counts().forEach(each -> words.add(each.value() + "=" + each.count() + "/" + each.percent()));
        return String.join(" ", words);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
