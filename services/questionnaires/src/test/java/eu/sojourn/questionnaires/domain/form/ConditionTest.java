package eu.sojourn.questionnaires.domain.form;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

class ConditionTest {

    private static final KnownFacts FIVE_DAYS = new KnownFacts(Map.of(Fact.WORKING_DAYS, "5"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'question':'color','in':['red','blue']} | {'color':'red'} | true",
            "{'question':'color','in':['blue']} | {'color':'red'} | false",
            "{'question':'color','in':['red']} | {} | false", "{'question':'many','in':['x']} | {'many':['x','y']} | true",
            "{'question':'num','atLeast':1} | {'num':1} | true", "{'question':'num','atLeast':1} | {'num':0} | false",
            "{'question':'num','atMost':1} | {'num':1} | true",
            "{'question':'num','atMost':1} | {'num':2} | false", "{'question':'num','atMost':1} | {} | false",
            "{'question':'many','atLeast':2} | {'many':['x','y']} | true",
            "{'question':'many','atLeast':2} | {'many':['x']} | false", "{'question':'num','answered':true} | {'num':0} | true",
            "{'question':'num','answered':true} | {} | false",
            "{'question':'num','answered':false} | {} | true", "{'question':'yes','in':['true']} | {'yes':true} | true",
            "{'question':'yes','in':['true']} | {'yes':false} | false",
            "{'fact':'WORKING_DAYS','in':['5']} | {} | true", "{'fact':'WORKING_DAYS','atLeast':5} | {} | true",
            "{'fact':'WORKING_DAYS','atLeast':6} | {} | false",
            "{'all':[{'question':'num','atLeast':1},{'question':'color','in':['red']}]} | {'num':1,'color':'red'} | true",
            "{'all':[{'question':'num','atLeast':1},{'question':'color','in':['red']}]} | {'num':1} | false",
            "{'any':[{'question':'num','atLeast':1},{'question':'color','in':['red']}]} | {'color':'red'} | true",
            "{'any':[{'question':'num','atLeast':1},{'question':'color','in':['red']}]} | {'num':0} | false",
            "{'not':{'question':'color','in':['red']}} | {'color':'blue'} | true",
            "{'not':{'question':'color','in':['red']}} | {'color':'red'} | false",
            "{'not':{'any':[{'question':'num','answered':true},{'question':'yes','answered':true}]}} | {} | true"})
    void asksWhereItHolds(String condition, String given, boolean asked) {
        Questionnaire questionnaire = Forms.of(question("color", "SINGLE_CHOICE", options("red", "blue")),
                question("many", "MULTIPLE_CHOICE", options("x", "y")),
                question("num", "NUMBER", "'min':0,'max':9"), question("yes", "YES_NO"),
                question("then", "TEXT", "'maxLength':9,'required':true,'when':" + condition));
        Map<String, Object> answers = Forms.given(given);

        assertThat(faults(questionnaire, answers)).isEqualTo(asked ? List.of("then MISSING") : List.of());
        assertThat(questionnaire.asked(fitting(questionnaire.checkDraft(answers, FIVE_DAYS, List.of())), FIVE_DAYS)
                .contains(new QuestionId("then")))
                .isEqualTo(asked);
        answers.put("then", "so");
        assertThat(faults(questionnaire, answers)).isEqualTo(asked ? List.of() : List.of("then NOT_ASKED"));
        assertThat(fitting(questionnaire.checkDraft(answers, FIVE_DAYS, List.of())).to(new QuestionId("then"))).isPresent();
    }

    @Test
    void countsNoAnswerThatIsNotAsked() {
        Questionnaire questionnaire = Forms.of(question("q1", "YES_NO"), question("q2", "YES_NO", "'when':{'question':'q1','in':['true']}"),
                question("q3", "TEXT", "'maxLength':9,'required':true,'when':{'question':'q2','in':['true']}"));

        assertThat(faults(questionnaire, Map.of("q1", false, "q2", true))).containsExactly("q2 NOT_ASKED");
        assertThat(questionnaire.asked(fitting(questionnaire.checkDraft(Map.of("q1", false, "q2", true), FIVE_DAYS, List.of())), FIVE_DAYS))
                .containsExactly(new QuestionId("q1"));
    }

    @Test
    void concludesNothingFromAFaultyAnswer() {
        Questionnaire questionnaire = Forms.of(question("num", "NUMBER", "'required':true,'min':0,'max':9"),
                question("then", "TEXT", "'maxLength':9,'required':true,'when':{'question':'num','atLeast':1}"),
                question("last", "TEXT", "'maxLength':9,'required':true,'when':{'not':{'question':'then','answered':true}}"));

        assertThat(faults(questionnaire, Map.of("num", 10))).containsExactly("num OUT_OF_RANGE");
        assertThat(faults(questionnaire, Map.of("num", 10, "then", "so"))).containsExactly("num OUT_OF_RANGE");
        assertThat(faults(questionnaire, Map.of("num", 10, "then", "far too long"))).containsExactly("num OUT_OF_RANGE", "then TOO_LONG");
        assertThat(faults(questionnaire, Map.of("then", "so"))).containsExactly("num MISSING");
    }

    @Test
    void asksNothingOfASectionWhoseConditionDoesNotHold() {
        Questionnaire questionnaire = DefinitionReader.read(Forms.aboutAVisit("HOST", "'when':{'question':'outcome','in':['INFORMATIVE']},",
                question("must", "TEXT", "'maxLength':9,'required':true"),
                question("inner", "TEXT", "'maxLength':9,'required':true,'when':{'question':'must','answered':true}"))).sound();

        assertThat(faults(questionnaire, Map.of("outcome", "NOT_HELD"))).isEmpty();
        assertThat(faults(questionnaire, Map.of("outcome", "NOT_HELD", "inner", "x"))).containsExactly("inner NOT_ASKED");
        assertThat(faults(questionnaire, Map.of("outcome", "INFORMATIVE"))).containsExactly("must MISSING");
        assertThat(faults(questionnaire, Map.of("outcome", "INFORMATIVE", "must", "x"))).containsExactly("inner MISSING");
    }

    @Test
    void estimatesWhatMayBeAskedOnly() {
        String days = question("days", "NUMBER", "'min':0,'max':31,'prefill':'WORKING_DAYS'");
        String longStays = question("long", "TEXT", "'maxLength':9,'when':{'fact':'WORKING_DAYS','atLeast':6}");
        KnownFacts tenDays = new KnownFacts(Map.of(Fact.WORKING_DAYS, "10"));
        Questionnaire questionnaire = Forms.of(days, longStays);

        assertThat(questionnaire.secondsEstimate(FIVE_DAYS)).isLessThan(questionnaire.secondsEstimate(KnownFacts.none()));
        assertThat(questionnaire.secondsEstimate(FIVE_DAYS)).isLessThan(questionnaire.secondsEstimate(tenDays));
    }

    private static List<String> faults(Questionnaire questionnaire, Map<String, Object> given) {
        return questionnaire.check(given, FIVE_DAYS, List.of()) instanceof Checked.Faulty(var reasons)
                ? reasons.stream().map(reason -> reason.field() + " " + reason.code()).toList()
                : List.of();
    }

    private static Answers fitting(Checked checked) {
        return ((Checked.Fitting) checked).answers();
    }
}
