package eu.sojourn.questionnaires.domain.result;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static eu.sojourn.questionnaires.domain.result.ResultsTest.counts;
import static eu.sojourn.questionnaires.domain.result.ResultsTest.split;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;

class PublicReportTest {

    private final Questionnaire choice = Forms.of(question("one", "SINGLE_CHOICE", options("a", "b", "c")));
    private final Questionnaire several = Forms.of(question("some", "MULTIPLE_CHOICE", options("a", "b", "c")));

    @Test
    void tellsWhatIsNotSmall() {
        Results told = wave(choice, "sme", of("a", 5), of("b", 6)).published();

        assertThat(counts(split(told, "one").all())).isEqualTo("n=11 a=5/45.5 b=6/54.5 c=0/0.0");
        assertThat(told.questions().getFirst().suppressed()).isFalse();
    }

    @Test
    void leavesOutASmallCountAndTheNextThatWouldGiveItAway() {
        Results told = wave(choice, "sme", of("a", 9), of("b", 6), of("c", 4)).published();

        assertThat(counts(split(told, "one").all())).isEqualTo("n=19 a=9/47.4 b=null/null c=null/null");
        assertThat(told.questions().getFirst().suppressed()).isTrue();
    }

    @Test
    void leavesOutTheSmallCountAloneWhereOptionsDoNotAddUp() {
        List<Returned> returned = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            returned.add(Returns.of(several, "" + each, "", each < 3 ? "{'some':['a','b']}" : "{'some':['a']}"));
        }

        assertThat(counts(split(Results.of(several, Map.of("", 10), returned).published(), "some").all()))
                .isEqualTo("n=10 a=10/100.0 b=null/null c=0/0.0");
    }

    @Test
    void tellsNothingOfFewerThanFive() {
        Results told = wave(choice, "sme", of("a", 4)).published();

        assertThat(told.all()).isEqualTo(new Reach(4, null));
        assertThat(told.segments()).isEmpty();
        assertThat(counts(split(told, "one").all())).isEqualTo("n=null a=null/null b=null/null c=null/null");
    }

    @Test
    void leavesOutASmallSegmentAndTheNextThatWouldGiveItAway() {
        Results told = wave(choice, Map.of("sme", of("a", 12), "cluster", of("a", 7), "host", of("a", 2))).published();

        assertThat(told.segments()).containsEntry("sme", new Reach(12, 12))
                .containsEntry("cluster", Reach.UNTOLD)
                .containsEntry("host", Reach.UNTOLD);
        assertThat(split(told, "one").segments()).containsOnlyKeys("sme");
    }

    @Test
    void doesNotSplitAQuestionWhereASegmentsCountIsSmall() {
        Results told = wave(choice, Map.of("sme", List.of("a", "a", "a", "a", "a", "b", "b"), "cluster",
                List.of("a", "a", "a", "a", "a", "b", "b", "b", "b"))).published();

        assertThat(counts(split(told, "one").all())).isEqualTo("n=16 a=10/62.5 b=6/37.5 c=0/0.0");
        assertThat(split(told, "one").segments()).isEmpty();
        assertThat(told.segments()).containsEntry("sme", new Reach(7, 7));
    }

    @Test
    void tellsOfSegmentsWhereNothingIsSmall() {
        Results told = wave(choice, Map.of("sme", of("a", 5), "cluster", of("b", 6))).published();

        assertThat(counts(split(told, "one").segments().get("sme"))).isEqualTo("n=5 a=5/100.0 b=0/0.0 c=0/0.0");
        assertThat(told.questions().getFirst().suppressed()).isFalse();
    }

    @Test
    void tellsNoWords() {
        Questionnaire form = Forms.of(question("why", "TEXT", "'maxLength':100"), question("one", "YES_NO",
                "'detail':{'on':true,'label':{'en':'Which?'},'required':true,'maxLength':100}"));
        List<Returned> returned = new ArrayList<>();
        for (int each = 0; each < 9; each++) {
            returned.add(Returns.of(form, "" + each, "", "{'why':'secret','one':{'choice':true,'text':'secret'}}"));
        }

        Results told = Results.of(form, Map.of("", 9), returned).published();

        assertThat(told.toString()).doesNotContain("secret");
        assertThat(split(told, "why").all().n()).isEqualTo(9);
    }

    @Test
    void tellsNoMeanWhereAStepIsLeftOutAndNoExtremesOfFreeNumbers() {
        Questionnaire form = Forms.of(question("stars", "STARS", "'max':5"), question("days", "NUMBER", "'min':0,'max':100"));
        List<Returned> returned = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            returned.add(Returns.of(form, "" + each, "", "{'stars':%d,'days':%d}".formatted(each == 0 ? 1 : 5, each)));
        }

        Results told = Results.of(form, Map.of("", 10), returned).published();

        assertThat(((Tally.Measured) split(told, "stars").all()).summary()).isNull();
        Summary days = ((Tally.Measured) split(told, "days").all()).summary();
        assertThat(days.mean()).isEqualTo("4.50");
        assertThat(days.min()).isNull();
        assertThat(days.max()).isNull();
    }

    @Test
    void doesNotTellThroughAConditionWhatTheQuestionBeforeLeavesOut() {
        Questionnaire form = Forms.of(question("again", "YES_NO", "'required':true"),
                question("how", "SINGLE_CHOICE", options("x", "y"), "'required':true,'when':{'question':'again','in':['true']}"));
        List<Returned> returned = new ArrayList<>();
        for (int each = 0; each < 15; each++) {
            returned.add(Returns.of(form, "" + each, "", each < 3 ? "{'again':false}" : "{'again':true,'how':'x'}"));
        }

        Results told = Results.of(form, Map.of("", 15), returned).published();

        assertThat(counts(split(told, "again").all())).isEqualTo("n=15 true=null/null false=null/null");
        assertThat(counts(split(told, "how").all())).isEqualTo("n=null x=null/null y=null/null");
    }

    @Test
    void namesNoCountryThatFewNamed() {
        Questionnaire form = Forms.of(question("from", "COUNTRY", "'multiple':true"));
        List<Returned> returned = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            returned.add(Returns.of(form, "" + each, "", each < 2 ? "{'from':['LT','DE']}" : "{'from':['DE']}"));
        }

        assertThat(counts(split(Results.of(form, Map.of("", 10), returned).published(), "from").all())).isEqualTo("n=10 DE=10/100.0");
    }

    @Test
    void tellsTheSameOfAWaveAloneAndBesideALaterOne() {
        Results earlier = wave(choice, "sme", of("a", 9), of("b", 6), of("c", 4));

        Results beside = wave(choice, "sme", of("a", 20)).published().comparedWith(earlier.published());

        assertThat(beside.question(new QuestionId("one")).orElseThrow().previous()).isEqualTo(split(earlier.published(), "one"));
    }

    private static List<String> of(String value, int times) {
        return Collections.nCopies(times, value);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Results wave(Questionnaire form, String segment, List<String>... chosen) {
        return wave(form, Map.of(segment, Stream.of(chosen).flatMap(List::stream).toList()));
    }

    private static Results wave(Questionnaire form, Map<String, List<String>> chosen) {
        Map<String, Integer> invited = new LinkedHashMap<>();
        List<Returned> returned = new ArrayList<>();
        chosen.forEach((segment, values) -> {
            invited.put(segment, values.size());
            values.forEach(value -> returned
                    .add(Returns.of(form, segment + returned.size(), segment, "{'one':'" + value + "'}")));
        });
        return Results.of(form, invited, returned);
    }
}
