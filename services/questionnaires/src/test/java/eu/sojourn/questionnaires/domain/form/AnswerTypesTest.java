package eu.sojourn.questionnaires.domain.form;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/** What each type of question takes, with the neighbours of every bound. */
class AnswerTypesTest {

    private static final List<FileRef> UPLOADED = List.of(new FileRef("file-1", "cv.pdf", "application/pdf", 1000),
            new FileRef("file-2", "plan.pdf", "application/pdf", 1001), new FileRef("file-3", "me.gif", "image/gif", 10),
            new FileRef("file-4", "small.pdf", "application/pdf", 1));

    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("single", question("q1", "SINGLE_CHOICE", "'options':[{'value':'a','label':{'en':'A'}},"
                    + "{'value':'b','label':{'en':'B'},'comment':{'label':{'en':'Why?'},'required':true,'maxLength':5}}],"
                    + "'other':{'label':{'en':'Other'},'maxLength':5}")),
            Map.entry("multiple", question("q1", "MULTIPLE_CHOICE", "'min':2,'max':3", "'options':[{'value':'a','label':{'en':'A'},"
                    + "'comment':{'label':{'en':'Why?'},'required':false,'maxLength':5}},{'value':'b','label':{'en':'B'}},"
                    + "{'value':'c','label':{'en':'C'}}],'other':{'label':{'en':'Other'},'maxLength':5}")),
            Map.entry("matrix", question("q1", "MATRIX", "'required':true", matrix(false))),
            Map.entry("matrices", question("q1", "MATRIX", matrix(true))),
            Map.entry("scale", question("q1", "SCALE", "'min':-1,'max':3")), Map.entry("stars", question("q1", "STARS", "'max':5")),
            Map.entry("nps", question("q1", "NPS")),
            Map.entry("number", question("q1", "NUMBER", "'min':-1.5,'max':1000,'decimals':2,'unit':{'en':'EUR'}")),
            Map.entry("ranking", question("q1", "RANKING", "'top':2", options("a", "b", "c"))),
            Map.entry("date", question("q1", "DATE", "'earliest':'2026-05-13','latest':'2026-06-05'")),
            Map.entry("day", question("q1", "DATE")), Map.entry("text", question("q1", "TEXT", "'maxLength':5")),
            Map.entry("lines", question("q1", "TEXT", "'maxLength':5,'long':true")),
            Map.entry("yes", question("q1", "YES_NO", "'detail':{'on':true,'label':{'en':'Which?'},'required':true,'maxLength':5}")),
            Map.entry("items", question("q1", "ITEMS", "'maxItems':2,'itemLabel':{'en':'Agreement'}", "'fields':["
                    + question("kind", "SINGLE_CHOICE", "'required':true", options("MOU", "GCA")) + ","
                    + question("name", "TEXT", "'maxLength':5")
                    + "]")),
            Map.entry("country", question("q1", "COUNTRY")), Map.entry("countries", question("q1", "COUNTRY", "'multiple':true")),
            Map.entry("organisation", question("q1", "ORGANISATION")),
            Map.entry("organisations", question("q1", "ORGANISATION", "'multiple':true")),
            Map.entry("file", question("q1", "FILE", "'maxFiles':2,'maxBytes':1000,'mediaTypes':['application/pdf']")),
            Map.entry("information", question("q1", "INFORMATION")));

    private static String matrix(boolean multiple) {
        return "'multiple':" + multiple + "," + options("yes", "no").replace("options", "columns") + ","
                + options("row1", "row2").replace("options", "rows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "single | 'a' | 'a'", "single | ['a'] | 'a'", "single | {'choice':'a'} | 'a'", "single | {'choice':'a','text':' '} | 'a'",
            "single | {'choice':'b','text':'12345'} | {'choice':'b','text':'12345'}",
            "single | {'choice':'OTHER','text':' x '} | {'choice':'OTHER','text':'x'}",
            "multiple | ['b','a'] | ['a','b']", "multiple | ['b','b','a'] | ['a','b']",
            "multiple | [{'choice':'a','text':'ok'},'c','b'] | [{'choice':'a','text':'ok'},'b','c']",
            "multiple | [{'choice':'OTHER','text':'x'},'c'] | ['c',{'choice':'OTHER','text':'x'}]",
            "matrix | {'row2':'no','row1':'yes'} | {'row1':'yes','row2':'no'}", "matrices | {'row1':['no','yes']} | {'row1':['yes','no']}",
            "matrices | {'row1':'no','row2':''} | {'row1':['no']}",
            "scale | -1 | -1", "scale | 3 | 3", "scale | '2' | 2", "scale | 2.0 | 2", "stars | 1 | 1", "stars | 5 | 5", "nps | 0 | 0",
            "nps | 10 | 10",
            "number | -1.5 | -1.5", "number | 1000 | 1000", "number | '10.00' | 10", "number | 0.25 | 0.25", "number | 1e2 | 100",
            "number | ' 7 ' | 7",
            "ranking | ['c','a'] | ['c','a']", "date | '2026-05-13' | '2026-05-13'", "date | '2026-06-05' | '2026-06-05'",
            "day | '0001-01-01' | '0001-01-01'",
            "text | ' 12345 ' | '12345'", "text | '🙂🙂🙂🙂🙂' | '🙂🙂🙂🙂🙂'", "text | 'e\\u0301' | 'é'", "lines | 'a\\r\\nb' | 'a\\nb'",
            "yes | false | false", "yes | 'false' | false", "yes | {'choice':true,'text':'GCA'} | {'choice':true,'text':'GCA'}",
            "yes | {'choice':'false','text':''} | false",
            "items | [{'kind':'MOU','name':'x'}] | [{'kind':'MOU','name':'x'}]",
            "items | {'count':'2','items':[{'kind':'MOU'},{'kind':'GCA'}]} | [{'kind':'MOU'},{'kind':'GCA'}]",
            "items | {'count':0} | {'count':0,'items':[]}", "items | {'count':0,'items':[]} | {'count':0,'items':[]}",
            "country | 'DE' | 'DE'", "country | 'XK' | 'XK'", "countries | ['LT','DE','LT'] | ['DE','LT']", "countries | 'LT' | ['LT']",
            "organisation | 'European XFEL' | {'name':'European XFEL'}",
            "organisation | {'organisationId':'litek'} | {'organisationId':'litek'}",
            "organisation | {'organisationId':'','name':'LITEK'} | {'name':'LITEK'}",
            "organisations | [{'organisationId':'litek'},'GAIA'] | [{'organisationId':'litek'},{'name':'GAIA'}]",
            "file | 'file-1' | ['file-1']", "file | ['file-4','file-1'] | ['file-4','file-1']"})
    void takes(String type, String given, String plain) {
        Questionnaire questionnaire = Forms.of(QUESTIONS.get(type));

        Checked checked = check(questionnaire, Forms.value(given));

        assertThat(checked).isInstanceOf(Checked.Fitting.class);
        Map<String, Object> written = questionnaire.plain(((Checked.Fitting) checked).answers());
        assertThat(written).isEqualTo(Forms.plain("{'q1':" + plain + "}"));
        assertThat(check(questionnaire, written.get("q1"))).isEqualTo(checked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "single | 'c' | q1 NOT_AN_OPTION", "single | 7 | q1 WRONG_TYPE", "single | ['a','b'] | q1 TOO_MANY",
            "single | 'b' | q1.b MISSING",
            "single | {'choice':'b','text':'123456'} | q1.b TOO_LONG", "single | 'OTHER' | q1.OTHER MISSING",
            "single | {'text':'x'} | q1 WRONG_TYPE",
            "single | {'choice':'a','text':'x'} | q1.a NOT_ASKED", "single | {'choice':'b','text':7} | q1.b WRONG_TYPE",
            "multiple | 'a' | q1 TOO_FEW", "multiple | ['a','b','c',{'choice':'OTHER','text':'x'}] | q1 TOO_MANY",
            "multiple | ['a','d'] | q1 NOT_AN_OPTION",
            "multiple | ['b',{'choice':'a','text':'x'},{'choice':'a','text':'y'}] | q1 TWICE",
            "multiple | [{'choice':'a','text':'123456'},'b'] | q1.a TOO_LONG",
            "matrix | {'row1':'yes'} | q1.row2 MISSING", "matrix | {'row1':'perhaps','row2':'no'} | q1.row1 NOT_AN_OPTION",
            "matrix | {'row1':['yes','no'],'row2':'no'} | q1.row1 TOO_MANY",
            "matrix | {'row1':'yes','row2':'no','row3':'no'} | q1 NOT_AN_OPTION",
            "matrix | 'yes' | q1 WRONG_TYPE", "matrix | {'row1':7,'row2':'no'} | q1.row1 WRONG_TYPE",
            "scale | -2 | q1 OUT_OF_RANGE", "scale | 4 | q1 OUT_OF_RANGE", "scale | 1.5 | q1 OUT_OF_RANGE", "scale | true | q1 WRONG_TYPE",
            "stars | 0 | q1 OUT_OF_RANGE", "stars | 6 | q1 OUT_OF_RANGE", "nps | -1 | q1 OUT_OF_RANGE", "nps | 11 | q1 OUT_OF_RANGE",
            "number | -1.51 | q1 OUT_OF_RANGE", "number | 1000.01 | q1 OUT_OF_RANGE", "number | 0.001 | q1 OUT_OF_RANGE",
            "number | 'ten' | q1 WRONG_TYPE",
            "number | 1e999999 | q1 WRONG_TYPE", "number | -1e300 | q1 OUT_OF_RANGE", "number | 1e-300 | q1 OUT_OF_RANGE",
            "number | {'n':1} | q1 WRONG_TYPE",
            "ranking | ['a'] | q1 TOO_FEW", "ranking | ['a','b','c'] | q1 TOO_MANY", "ranking | ['a','a'] | q1 TWICE",
            "ranking | ['a','d'] | q1 NOT_AN_OPTION",
            "date | '2026-05-12' | q1 OUT_OF_RANGE", "date | '2026-06-06' | q1 OUT_OF_RANGE", "date | '2026-02-30' | q1 WRONG_TYPE",
            "date | 20260513 | q1 WRONG_TYPE",
            "day | '+10000-01-01' | q1 OUT_OF_RANGE", "day | '-0001-01-01' | q1 OUT_OF_RANGE",
            "text | '123456' | q1 TOO_LONG", "text | 'a\\u202eb' | q1 NOT_PLAIN_TEXT", "text | 'a\\u0000b' | q1 NOT_PLAIN_TEXT",
            "text | 'a\\nb' | q1 NOT_PLAIN_TEXT",
            "lines | 'a\\u2066b' | q1 NOT_PLAIN_TEXT", "lines | 'a\\u001bb' | q1 NOT_PLAIN_TEXT", "text | 12 | q1 WRONG_TYPE",
            "text | ['a'] | q1 WRONG_TYPE",
            "yes | true | q1.text MISSING", "yes | {'choice':false,'text':'GCA'} | q1.text NOT_ASKED",
            "yes | {'choice':true,'text':'123456'} | q1.text TOO_LONG",
            "yes | 'maybe' | q1 WRONG_TYPE", "yes | {'text':'GCA'} | q1 WRONG_TYPE", "yes | 1 | q1 WRONG_TYPE",
            "items | [{'name':'x'}] | q1[0].kind MISSING", "items | [{'kind':'MOU'},{'kind':'GCA','name':'123456'}] | q1[1].name TOO_LONG",
            "items | [{'kind':'MOU'},{'kind':'MOU'},{'kind':'MOU'}] | q1 TOO_MANY",
            "items | {'count':2,'items':[{'kind':'MOU'}]} | q1 COUNT_DIFFERS",
            "items | {'count':3} | q1.count OUT_OF_RANGE", "items | {'count':-1} | q1.count OUT_OF_RANGE",
            "items | {'count':'some'} | q1 WRONG_TYPE",
            "items | {'count':1.5,'items':[]} | q1.count OUT_OF_RANGE",
            "items | [{'kind':'MOU','colour':'red'}] | q1[0].colour UNKNOWN_QUESTION",
            "items | ['MOU'] | q1[0] WRONG_TYPE", "items | 'MOU' | q1 WRONG_TYPE", "items | [{'kind':['MOU','GCA']}] | q1[0].kind TOO_MANY",
            "country | 'EU' | q1 NOT_AN_OPTION", "country | 'de' | q1 NOT_AN_OPTION", "country | ['DE','LT'] | q1 TOO_MANY",
            "country | 49 | q1 WRONG_TYPE",
            "organisation | {'organisationId':'No Id'} | q1.organisationId WRONG_TYPE",
            "organisation | {'organisationId':7} | q1 WRONG_TYPE",
            "organisation | ['a','b'] | q1 TOO_MANY", "organisation | 'a\\u202eb' | q1 NOT_PLAIN_TEXT", "organisation | 7 | q1 WRONG_TYPE",
            "file | 'file-9' | q1 NOT_A_FILE", "file | 'file-2' | q1 NOT_A_FILE", "file | 'file-3' | q1 NOT_A_FILE",
            "file | ['file-1','file-1'] | q1 TWICE",
            "file | ['file-1','file-2','file-4'] | q1 TOO_MANY", "file | {'name':'x'} | q1 WRONG_TYPE",
            "information | 'x' | q1 WRONG_TYPE"})
    void refuses(String type, String given, String fault) {
        assertThat(faults(check(Forms.of(QUESTIONS.get(type)), Forms.value(given)))).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"single | 'b'", "single | {'choice':'a','text':'x'}", "multiple | 'a'",
            "matrix | {'row1':'yes'}",
            "ranking | ['a']", "yes | true", "yes | {'choice':false,'text':'GCA'}", "items | [{'name':'x'}]",
            "items | {'count':2,'items':[{'kind':'MOU'}]}"})
    void keepsInADraftWhatIsNotComplete(String type, String given) {
        Questionnaire questionnaire = Forms.of(QUESTIONS.get(type));

        Checked draft = draft(questionnaire, Forms.value(given));

        assertThat(check(questionnaire, Forms.value(given))).isInstanceOf(Checked.Faulty.class);
        assertThat(draft).isInstanceOf(Checked.Fitting.class);
        assertThat(draft(questionnaire, questionnaire.plain(((Checked.Fitting) draft).answers()).get("q1"))).isEqualTo(draft);
        assertThat(((Checked.Fitting) draft).answers().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "'  '", "[]", "['']", "{}", "{'choice':'','text':''}", "{'count':'','items':[]}", "[null]"})
    void takesBlankAsNotGiven(String given) {
        for (Map.Entry<String, String> type : QUESTIONS.entrySet()) {
            assertBlank(type.getKey(), given);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "multiple", "country", "countries", "organisation", "organisations", "file"})
    void takesBlankEntriesAsNotGiven(String type) {
        assertBlank(type, "[{}]");
        assertBlank(type, "['',{'name':'','choice':' '}]");
    }

    private static void assertBlank(String type, String given) {
        assertThat(draft(Forms.of(QUESTIONS.get(type)), Forms.value(given))).as(type)
                .isInstanceOfSatisfying(Checked.Fitting.class, fitting -> assertThat(fitting.answers().isEmpty()).isTrue());
    }

    @Test
    void standsHugeListsAndTexts() {
        Object list = Collections.nCopies(1_000_000, "a");
        Object text = "x".repeat(1_000_000);

        for (Map.Entry<String, String> type : QUESTIONS.entrySet()) {
            Questionnaire questionnaire = Forms.of(type.getValue());
            assertThat(faults(check(questionnaire, list))).as(type.getKey()).hasSize(1);
            assertThat(check(questionnaire, text)).as(type.getKey())
                    .isInstanceOfSatisfying(Checked.Faulty.class,
                            faulty -> assertThat(faulty.reasons().toString().length()).isLessThan(1_500));
        }
    }

    @Test
    void standsDeepNesting() {
        Object deep = "a";
        for (int depth = 0; depth < 400; depth++) {
            deep = depth % 2 == 0 ? List.of(deep) : Map.of("choice", deep, "items", deep, "row1", deep, "name", deep, "text", deep);
        }

        for (Map.Entry<String, String> type : QUESTIONS.entrySet()) {
            assertThat(check(Forms.of(type.getValue()), deep)).as(type.getKey()).isInstanceOf(Checked.Faulty.class);
        }
    }

    @Test
    void tellsTheFirstFewOfManyUnknownQuestions() {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            given.put("\u202e" + i, "x");
        }

        Checked checked = Forms.of(QUESTIONS.get("nps")).check(given, KnownFacts.none(), List.of());

        assertThat(faults(checked)).hasSize(20)
                .allSatisfy(fault -> assertThat(fault).endsWith("UNKNOWN_QUESTION").doesNotContain("\u202e"));
    }

    private static Checked check(Questionnaire questionnaire, Object given) {
        return questionnaire.check(Collections.singletonMap("q1", given), KnownFacts.none(), UPLOADED);
    }

    private static Checked draft(Questionnaire questionnaire, Object given) {
        return questionnaire.checkDraft(Collections.singletonMap("q1", given), KnownFacts.none(), UPLOADED);
    }

    private static List<String> faults(Checked checked) {
        List<String> faults = new ArrayList<>();
        if (checked instanceof Checked.Faulty(var reasons)) {
            reasons.forEach(reason -> faults.add(reason.field() + " " + reason.code()));
        }
        return faults;
    }
}
