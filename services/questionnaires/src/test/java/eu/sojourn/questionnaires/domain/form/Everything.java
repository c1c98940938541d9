package eu.sojourn.questionnaires.domain.form;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;

import java.util.List;

import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;

/** A questionnaire with every type of question, and every kind of condition. */
public final class Everything {

    public static final List<FileRef> UPLOADED = List.of(new FileRef("file-1", "cv.pdf", "application/pdf", 1000),
            new FileRef("file-2", "plan.pdf", "application/pdf", 10));

    private Everything() {}

    public static Questionnaire questionnaire() {
        return DefinitionReader.read(Forms.plain(json())).sound();
    }

    static String json() {
        return """
                {'questionnaireId':'everything','version':3,'programmeId':'biginn','audience':'VISITOR','trigger':'WAVE','defaultLanguage':'en',
                 'languages':['en','es'],'title':{'en':'Everything','es':'Todo'},'introduction':{'en':'All\\nof it'},
                 'reminders':{'afterDays':[7,14],'weekdaysOnly':false,'from':'08:00','until':'18:00','zone':'Europe/Brussels'},
                 'sections':[{'id':'one','title':{'en':'One'},'text':{'en':'Text'},'readers':'PARTNERSHIP','questions':[%s]},
                  {'id':'two','when':{'any':[{'question':'single','in':['a','OTHER']},{'not':{'question':'number','atLeast':0.5}},
                   {'all':[{'fact':'WORKING_DAYS','atMost':5},{'question':'yes','answered':false}]}]},'readers':'AUTHORITY','questions':[%s]}]}"""
                .formatted(String.join(",", question("intro", "INFORMATION"),
                        question("single", "SINGLE_CHOICE",
                                "'required':true,'feeds':['DECLARATION','KPI:OUTCOME'],'help':{'en':'Help','es':'Ayuda'}",
                                commented(), "'other':{'label':{'en':'Other'},'maxLength':5}"),
                        question("multiple", "MULTIPLE_CHOICE", "'min':1,'max':2", commented()),
                        question("number", "NUMBER", "'prefill':'WORKING_DAYS','min':-5.5,'max':100,'decimals':2,'unit':{'en':'days'}"),
                        question("yes", "YES_NO", "'detail':{'on':true,'label':{'en':'Which?'},'required':true,'maxLength':5}")),
                        String.join(",",
                                question("matrix", "MATRIX", "'multiple':true", options("r1", "r2").replace("options", "rows"),
                                        options("c1", "c2").replace("options", "columns")),
                                question("grid", "MATRIX", options("r1", "r2").replace("options", "rows"),
                                        options("c1", "c2").replace("options", "columns")),
                                question("scale", "SCALE", "'min':1,'max':5,'minLabel':{'en':'Bad'},'maxLabel':{'en':'Good'}"),
                                question("stars", "STARS", "'max':5"), question("nps", "NPS"),
                                question("ranking", "RANKING", "'top':2", options("a", "b", "c")),
                                question("date", "DATE", "'earliest':'2026-01-01','latest':'2026-12-31'"),
                                question("text", "TEXT", "'maxLength':20"),
                                question("lines", "TEXT", "'maxLength':20,'long':true"),
                                question("items", "ITEMS", "'maxItems':3,'itemLabel':{'en':'Agreement'}", "'fields':[" + String.join(",",
                                        question("kind", "SINGLE_CHOICE", "'required':true", commented()),
                                        question("name", "TEXT", "'maxLength':20"),
                                        question("worth", "NUMBER", "'min':0,'max':9"), question("since", "DATE"),
                                        question("where", "COUNTRY"),
                                        question("who", "ORGANISATION", "'multiple':true"), question("signed", "YES_NO")) + "]"),
                                question("country", "COUNTRY"), question("countries", "COUNTRY", "'multiple':true"),
                                question("organisation", "ORGANISATION"),
                                question("organisations", "ORGANISATION", "'multiple':true"),
                                question("files", "FILE",
                                        "'maxFiles':2,'mediaTypes':['application/pdf'],'maxBytes':1000,'when':{'question':'stars','answered':true}")));
    }

    private static String commented() {
        return "'options':[{'value':'a','label':{'en':'A','es':'A'},'comment':{'label':{'en':'Why?'},'required':false,'maxLength':5}},{'value':'b','label':{'en':'B'}}]";
    }
}
