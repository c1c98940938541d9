package eu.sojourn.questionnaires.domain.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.json.PlainJson;
import tools.jackson.databind.json.JsonMapper;

/** Makes questionnaires of JSON, with single quotes for double ones. */
public final class Forms {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String OUTCOME = """
            {'id':'outcome','type':'SINGLE_CHOICE','text':{'en':'What came of it?'},'required':true,'options':[
             {'value':'NOT_HELD','label':{'en':'Not held'}},{'value':'NO_INTEREST','label':{'en':'No interest'}},
             {'value':'INFORMATIVE','label':{'en':'Informative'}},{'value':'COOPERATION_POSSIBLE','label':{'en':'Cooperation'}}]}""";

    private Forms() {}

    public static Map<String, @Nullable Object> plain(String json) {
        return PlainJson.object(JSON.readTree(json.replace('\'', '"')));
    }

    static String json(Map<String, ?> plain) {
        return JSON.writeValueAsString(plain);
    }

    /** A value of any type. */
    public static @Nullable Object value(String json) {
        return plain("{'value':" + json + "}").get("value");
    }

    /** A questionnaire of one section about a wave, version 1. */
    public static Questionnaire of(String... questions) {
        return definition(questions).sound();
    }

    /** A questionnaire about a wave, version 1, of sections as JSON. */
    public static Questionnaire inSections(String... sections) {
        return DefinitionReader.read(plain("""
                {'questionnaireId':'feedback','version':1,'defaultLanguage':'en','title':{'en':'Feedback'},'sections':[%s]}"""
                .formatted(String.join(",", sections)))).sound();
    }

    static Definition definition(String... questions) {
        return DefinitionReader.read(map(questions));
    }

    static Map<String, @Nullable Object> map(String... questions) {
        return plain("""
                {'questionnaireId':'feedback','version':1,'defaultLanguage':'en','languages':['en','es'],'title':{'en':'Feedback'},
                 'sections':[{'id':'all','questions':[%s]}]}""".formatted(String.join(",", questions)));
    }

    /** A questionnaire about a visit: the outcome, and in a second section, for everybody, what is given. */
    public static Questionnaire aboutAVisit(Audience audience, String... questions) {
        return DefinitionReader.read(aboutAVisit(audience.name(), "", questions)).sound();
    }

    static Map<String, @Nullable Object> aboutAVisit(String audience, String when, String... questions) {
        return plain(
                """
                        {'questionnaireId':'feedback','version':1,'audience':'%s','trigger':'VISIT_OVER','defaultLanguage':'en','title':{'en':'Feedback'},
                         'sections':[{'id':'came-of-it','questions':[%s]},{'id':'details',%s'questions':[%s]}]}"""
                        .formatted(audience, OUTCOME, when,
                                String.join(",", questions)));
    }

    /** A question whose text is its id. */
    public static String question(String id, String type, String... fields) {
        return "{'id':'%s','type':'%s','text':{'en':'%s?'}%s}".formatted(id, type, id,
                List.of(fields).isEmpty() ? "" : "," + String.join(",", fields));
    }

    public static String options(String... values) {
        return "'options':[" + String.join(",", List.of(values).stream().map(Forms::option).toList()) + "]";
    }

    static String option(String value) {
        return "{'value':'%s','label':{'en':'Label of %s'}}".formatted(value, value);
    }

    public static Map<String, @Nullable Object> given(String json) {
        return new LinkedHashMap<>(plain(json));
    }
}
