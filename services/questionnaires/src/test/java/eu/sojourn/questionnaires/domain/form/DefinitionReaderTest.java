package eu.sojourn.questionnaires.domain.form;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.Language;

class DefinitionReaderTest {

    @Test
    void readsWhatItWrites() {
        Map<String, Object> written = DefinitionWriter.plain(Everything.questionnaire());

        assertThat(DefinitionReader.read(written).sound()).isEqualTo(Everything.questionnaire());
        assertThat(DefinitionWriter.plain(DefinitionReader.read(written).sound()).toString()).isEqualTo(written.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "SINGLE_CHOICE | 'options':[] | sections[0].questions[0].options INVALID",
            "SINGLE_CHOICE | 'x':1 | sections[0].questions[0].x UNKNOWN_FIELD",
            "SINGLE_CHOICE | 'options':[{'value':'a','label':{'en':'A'}},{'value':'a','label':{'en':'A'}}] | sections[0].questions[0].options INVALID",
            "SINGLE_CHOICE | 'options':[{'value':'a b','label':{'en':'A'}}] | sections[0].questions[0].options[0].value INVALID",
            "SINGLE_CHOICE | 'options':[{'value':'a','label':{'es':'A'}}] | sections[0].questions[0].options[0].label MISSING",
            "SINGLE_CHOICE | 'options':[{'value':'a','label':{'fr':'A','en':'A'}}] | sections[0].questions[0].options[0].label.fr UNKNOWN_FIELD",
            "SINGLE_CHOICE | 'options':[{'value':'a','label':{'en':'A\\u202e'}}] | sections[0].questions[0].options[0].label.en INVALID",
            "SINGLE_CHOICE | 'options':[{'value':'OTHER','label':{'en':'A'}},{'value':'b','label':{'en':'A'}}],'other':{'label':{'en':'O'},'maxLength':9} | sections[0].questions[0].options INVALID",
            "MULTIPLE_CHOICE | 'max':3,'options':[{'value':'a','label':{'en':'A'}},{'value':'b','label':{'en':'A'}}] | sections[0].questions[0].max INVALID",
            "SCALE | 'min':1,'max':12 | sections[0].questions[0].max INVALID",
            "SCALE | 'min':1,'max':1 | sections[0].questions[0].max INVALID",
            "SCALE | 'max':1 | sections[0].questions[0].min MISSING", "SCALE | 'min':1,'max':1.5 | sections[0].questions[0].max WRONG_TYPE",
            "SCALE | 'min':'1','max':5 | sections[0].questions[0].min WRONG_TYPE",
            "SCALE | 'min':1e300,'max':5 | sections[0].questions[0].min WRONG_TYPE",
            "STARS | 'max':1 | sections[0].questions[0].max INVALID", "STARS | 'max':11 | sections[0].questions[0].max INVALID",
            "NUMBER | 'min':2,'max':1 | sections[0].questions[0].max INVALID",
            "NUMBER | 'min':0,'max':1,'decimals':7 | sections[0].questions[0].decimals INVALID",
            "RANKING | 'top':0,'options':[{'value':'a','label':{'en':'A'}},{'value':'b','label':{'en':'A'}}] | sections[0].questions[0].top INVALID",
            "DATE | 'earliest':'2026-01-02','latest':'2026-01-01' | sections[0].questions[0].latest INVALID",
            "DATE | 'earliest':'soon' | sections[0].questions[0].earliest INVALID",
            "TEXT | 'maxLength':0 | sections[0].questions[0].maxLength INVALID",
            "TEXT | 'maxLength':10001 | sections[0].questions[0].maxLength INVALID",
            "TEXT | 'maxLength':1,'required':'yes' | sections[0].questions[0].required WRONG_TYPE",
            "TEXT | 'maxLength':1,'prefill':'SHOE_SIZE' | sections[0].questions[0].prefill INVALID",
            "TEXT | 'maxLength':1,'feeds':['the form'] | sections[0].questions[0].feeds INVALID",
            "YES_NO | 'detail':{'label':{'en':'x'},'maxLength':5} | sections[0].questions[0].detail.on MISSING",
            "ITEMS | 'maxItems':2,'itemLabel':{'en':'x'},'fields':[] | sections[0].questions[0].fields INVALID",
            "ITEMS | 'maxItems':2,'itemLabel':{'en':'x'},'fields':[{'id':'f1','type':'FILE','text':{'en':'x'},'maxBytes':9,'mediaTypes':['application/pdf']}] | sections[0].questions[0].fields INVALID",
            "ITEMS | 'maxItems':101,'itemLabel':{'en':'x'},'fields':[{'id':'f1','type':'YES_NO','text':{'en':'x'}}] | sections[0].questions[0].maxItems INVALID",
            "ITEMS | 'maxItems':2,'itemLabel':{'en':'x'},'fields':[{'id':'f1','type':'YES_NO'}] | sections[0].questions[0].fields[0].text MISSING",
            "FILE | 'maxBytes':9,'mediaTypes':[] | sections[0].questions[0].mediaTypes INVALID",
            "CAR | 'x':1 | sections[0].questions[0].type INVALID",
            "YES_NO | 'when':{'question':'later','answered':true} | sections[0].questions[0].when.question UNKNOWN_QUESTION",
            "YES_NO | 'when':{'question':'q1','answered':true} | sections[0].questions[0].when.question UNKNOWN_QUESTION",
            "YES_NO | 'when':{} | sections[0].questions[0].when INVALID",
            "YES_NO | 'when':{'fact':'WORKING_DAYS'} | sections[0].questions[0].when INVALID",
            "YES_NO | 'when':{'fact':'WORKING_DAYS','in':[]} | sections[0].questions[0].when.in TOO_FEW",
            "YES_NO | 'when':{'all':[]} | sections[0].questions[0].when.all TOO_FEW",
            "YES_NO | 'when':'always' | sections[0].questions[0].when WRONG_TYPE",
            "YES_NO | 'when':{'fact':'WORKING_DAYS','in':['1'],'or':1} | sections[0].questions[0].when.or UNKNOWN_FIELD"})
    void tellsWhatIsWrongWithItsPath(String type, String fields, String fault) {
        assertThat(faults(Forms.definition(question("q1", type, fields), question("later", "YES_NO")))).contains(fault);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Definition definition = DefinitionReader.read(Forms
                .plain("""
                        {'version':0,'audience':'ALL','defaultLanguage':'xx','title':7,'colour':'red','reminders':{'afterDays':[7,7],'from':'18:00','until':'08:00',
                        'zone':'Mars/Olympus'},'sections':[{'id':'A b'},7,{'id':'s','readers':'ME','questions':[{'id':'q'},{'type':'TEXT','maxLength':5}]}]}"""));

        assertThat(definition.questionnaire()).isNull();
        assertThat(faults(definition)).containsExactlyInAnyOrder("questionnaireId MISSING", "audience INVALID", "defaultLanguage INVALID",
                "title WRONG_TYPE",
                "title MISSING", "colour UNKNOWN_FIELD", "reminders.zone INVALID", "sections[0].id INVALID", "sections[1] WRONG_TYPE",
                "sections[2].readers INVALID", "sections[2].questions[0].id INVALID", "sections[2].questions[0].type MISSING",
                "sections[2].questions[0].text MISSING", "sections[2].questions[1].id MISSING", "sections[2].questions[1].text MISSING");
    }

    @Test
    void hasNoTwoQuestionsOrSectionsOfOneId() {
        assertThat(faults(Forms.definition(question("q1", "YES_NO"), question("q1", "YES_NO"))))
                .containsExactly("sections[0].questions[1].id TWICE");
        assertThat(faults(DefinitionReader.read(Forms.plain("""
                {'questionnaireId':'feedback','version':1,'defaultLanguage':'en','title':{'en':'F'},
                 'sections':[{'id':'s','questions':[%s]},{'id':'s'}]}""".formatted(question("q1", "YES_NO"))))))
                .containsExactly("sections[1].id TWICE");
    }

    @Test
    void speaksInConditionsOfValuesThatCanBeChosen() {
        assertThat(faults(Forms.definition(question("q1", "SINGLE_CHOICE", options("a", "b")),
                question("q2", "YES_NO", "'when':{'question':'q1','in':['c']}"))))
                .containsExactly("sections[0].questions[1].when.in NOT_AN_OPTION");
    }

    @Test
    void blamesNoConditionForAFaultyQuestionBeforeIt() {
        assertThat(faults(Forms.definition(question("q1", "STARS", "'max':99"),
                question("q2", "YES_NO", "'when':{'question':'q1','answered':true}"))))
                .containsExactly("sections[0].questions[0].max INVALID");
    }

    @Test
    void beginsAboutAVisitWithTheOutcome() {
        Map<String, Object> sound = Forms.aboutAVisit("VISITOR", "", question("q1", "YES_NO"));
        assertThat(DefinitionReader.read(sound).faults()).isEmpty();

        Map<String, Object> optional = Forms.plain(Forms.json(sound).replace("\"required\":true", "\"required\":false"));
        assertThat(faults(DefinitionReader.read(optional))).containsExactly("sections[0].questions[0] INVALID");
        Map<String, Object> sometimes = Forms.plain(Forms.json(sound)
                .replace("\"id\":\"came-of-it\",", "\"id\":\"came-of-it\",\"when\":{\"fact\":\"WORKING_DAYS\",\"atLeast\":1},"));
        assertThat(faults(DefinitionReader.read(sometimes))).containsExactly("sections[0].questions[0] INVALID");
        assertThat(faults(DefinitionReader.read(Forms.aboutAVisit("ANYBODY", "", question("q1", "YES_NO")))))
                .containsExactly("audience INVALID");
    }

    @Test
    void asksSomething() {
        assertThat(faults(Forms.definition())).containsExactly("sections MISSING");
    }

    @Test
    void knowsHowCompleteTranslationsAre() {
        Definition definition = Forms.definition("{'id':'q1','type':'YES_NO','text':{'en':'One?','es':'¿Uno?'},'help':{'en':'Help'}}",
                question("q2", "YES_NO"));

        assertThat(definition.completeness()).containsExactly(new Definition.Completeness(new Language("es"), 1,
                List.of("title", "sections[0].questions[0].help", "sections[0].questions[1].text")));
    }

    @Test
    void standsHugeAndDeepDefinitions() {
        Map<String, Object> huge = Forms.map(question("q1", "YES_NO"));
        huge.put("sections", Collections.nCopies(100_000, Map.of("id", "s")));
        String deep = "{'fact':'WORKING_DAYS','answered':true}";
        for (int depth = 0; depth < 6; depth++) {
            deep = "{'not':" + deep + "}";
        }

        assertThat(faults(DefinitionReader.read(huge))).contains("sections TOO_MANY");
        assertThat(faults(Forms.definition(question("q1", "YES_NO", "'when':" + deep)))).anyMatch(fault -> fault.endsWith("TOO_MANY"));
        assertThat(faults(Forms.definition("{'id':'q1','type':'TEXT','maxLength':9,'text':{'en':'" + "x".repeat(1_000_000) + "'}}")))
                .contains("sections[0].questions[0].text.en INVALID");
    }

    @Test
    void fallsBackToTheDefaultLanguage() {
        Localised text = new Localised(new Language("en"), Map.of(new Language("en"), "Colour", new Language("pt"), "Cor"));

        assertThat(List.of(text.in(new Language("pt")), text.in(new Language("pt-BR")), text.in(new Language("lt")))).containsExactly("Cor",
                "Cor", "Colour");
    }

    private static List<String> faults(Definition definition) {
        return definition.faults().stream().map(reason -> reason.field() + " " + reason.code()).toList();
    }
}
