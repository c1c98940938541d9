package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Group;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Question;
import eu.sojourn.questionnaires.adapter.limesurvey.RelevanceEquation.Untranslatable;
import eu.sojourn.questionnaires.application.ForeignSurveys.Read;
import eu.sojourn.questionnaires.application.NotCarriedOver;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.service.domain.InvalidValue;

/** Makes the definition of a draft out of a survey, and says of everything that does not fit what became of it. */
final class DraftOfSurvey {

    private final LimeSurvey survey;
    private final List<String> languages;
    private final List<NotCarriedOver> losses = new ArrayList<>();
    private final DraftIds questionIds = new DraftIds();
    private final DraftIds sectionIds = new DraftIds();
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, String> absent = new HashMap<>();

    DraftOfSurvey(LimeSurvey survey) {
        this.survey = survey;
        languages = survey.languages().stream().filter(DraftOfSurvey::isLanguage).toList();
    }

    Read read() {
        survey.languages()
                .stream()
                .filter(language -> !languages.contains(language))
                .forEach(language -> lost("languages", language,
                        "the language is not known here"));
        if (languages.isEmpty()) {
            throw UnreadableSurvey.of("UNKNOWN_LANGUAGE",
                    "The survey is in no language that is known here. Give it a language such as en.");
        }
        languages.stream()
                .filter(language -> !Words.isKnown(language))
                .forEach(language -> lost("languages", language,
                        "words such as “Other”, which the file does not hold, have to be translated"));
        List<Object> sections = sections();
        Map<String, Object> definition = new LinkedHashMap<>();
        Map<String, Object> title = text("surveyls_title", survey.title());
        if (!title.containsKey(languages.getFirst())) {
            title.put(languages.getFirst(), "Imported survey");
            lost("surveyls_title", "the title", "the file has none in " + languages.getFirst());
        }
        definition.put("questionnaireId", new DraftIds().id(String.valueOf(title.get(languages.getFirst())), "imported-survey"));
        definition.put("audience", "ANYBODY");
        definition.put("trigger", "WAVE");
        definition.put("defaultLanguage", languages.getFirst());
        definition.put("languages", languages);
        definition.put("title", title);
        definition.put("introduction", introduction());
        definition.put("sections", sections);
        losses.addAll(survey.losses());
        return new Read(definition, losses);
    }

    private Map<String, Object> introduction() {
        Map<String, Object> description = text("surveyls_description", survey.description());
        text("surveyls_welcometext", survey.welcome())
                .forEach((language, welcome) -> description.merge(language, welcome, (first, second) -> first + "\n\n" + second));
        return description;
    }

    private List<Object> sections() {
        for (Group group : survey.groups()) {
            for (Question question : group.questions()) {
                names(question, group).forEach(name -> absent.putIfAbsent(name, "“" + question.code() + "” comes later"));
            }
        }
        List<Object> sections = new ArrayList<>();
        int number = 0;
        for (Group group : survey.groups()) {
            number++;
            String name = "group " + number;
            Map<String, Object> title = text(name, group.name());
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("id", sectionIds.id(String.valueOf(title.getOrDefault(languages.getFirst(), "")), "section-" + number));
            section.put("title", title);
            section.put("text", text(name, group.description()));
            if (!asked(name, group.relevance(), section)) {
                lost(name, PlainText.shortened(String.valueOf(title.values())),
                        "it is never shown (relevance 0); its questions are left out");
                group.questions().forEach(question -> leaveOut(question, group));
                continue;
            }
            if (!group.randomization().isBlank()) {
                lost(name, "randomization group " + PlainText.shortened(group.randomization()), "sections come in their order");
            }
            List<Object> questions = new ArrayList<>();
            group.questions().forEach(question -> questions.addAll(questions(question, group)));
            if (questions.isEmpty()) {
                lost(name, PlainText.shortened(String.valueOf(title.values())), "no question of it is left");
                continue;
            }
            section.put("questions", questions);
            sections.add(section);
        }
        return sections;
    }

    private List<Map<String, Object>> questions(Question question, Group group) {
        DraftOfQuestion draft = new DraftOfQuestion(question, this);
        Map<String, Object> condition = new LinkedHashMap<>();
        if (RelevanceEquation.isNever(question.relevance()) || question.attribute("hidden").equals("1")) {
            lost(question.code(), "type " + question.type() + ": " + PlainText.shortened(draft.wording()),
                    "it is never shown, and what is not shown is not asked");
            leaveOut(question, group);
            return List.of();
        }
        asked(question.code(), question.relevance(), condition);
        List<Map<String, Object>> drafted = draft.drafted();
        drafted.forEach(each -> each.putAll(condition));
        if (drafted.isEmpty()) {
            leaveOut(question, group);
        } else {
            names(question, group).forEach(name -> absent.put(name, "conditions cannot look into a part of “" + question.code() + "”"));
            Map<String, Variable> said = draft.variables();
            aliases(question, group).forEach(alias -> said.forEach((rest, variable) -> variables.putIfAbsent(alias + rest, variable)));
        }
        return drafted;
    }

    private void leaveOut(Question question, Group group) {
        names(question, group).forEach(name -> absent.put(name, "“" + question.code() + "” is not carried over"));
    }

    /**
     * Puts the condition of an equation where there is one that conditions can say.
     *
     * @return whether it is asked at all
     */
    private boolean asked(String where, String relevance, Map<String, Object> into) {
        if (RelevanceEquation.isNever(relevance)) {
            return false;
        }
        if (!RelevanceEquation.isAlways(relevance)) {
            try {
                into.put("when", RelevanceEquation.condition(relevance, this::variable));
            } catch (Untranslatable e) {
                lost(where, "shown if " + relevance.strip(), "it is asked of everybody now: " + e.why());
            }
        }
        return true;
    }

    private Variable variable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new Untranslatable(
                    absent.getOrDefault(name, "there is nothing called " + PlainText.shortened(name) + " that conditions can look at"));
        }
        return variable;
    }

    /** What expressions call a question: its code, or what LimeSurvey makes of the numbers of survey, group and question. */
    private List<String> aliases(Question question, Group group) {
        List<String> aliases = new ArrayList<>(List.of(question.code()));
        if (question.qid() != null) {
            aliases.add("Q" + question.qid());
            if (survey.sid() != null && group.gid() != null) {
                aliases.add(survey.sid() + "X" + group.gid() + "X" + question.qid());
            }
        }
        return aliases;
    }

    private List<String> names(Question question, Group group) {
        List<String> names = new ArrayList<>(aliases(question, group));
        aliases(question, group).forEach(alias -> question.subquestions().forEach(part -> {
            names.add(alias + "_" + part.code());
            names.add(alias + part.code());
        }));
        return names;
    }

    List<String> languages() {
        return languages;
    }

    String id(String text) {
        return questionIds.id(text, "question");
    }

    void lost(String where, String what, String why) {
        losses.add(new NotCarriedOver(where, what, why));
    }

    /** A text without tags in the languages that it is in; what was more than text is said to be lost. */
    Map<String, Object> text(String where, Map<String, String> html) {
        Map<String, Object> texts = new LinkedHashMap<>();
        Set<String> lost = new TreeSet<>();
        html.forEach((language, text) -> {
            PlainText plain = PlainText.of(text);
            lost.addAll(plain.lost());
            if (languages.contains(language) && !plain.text().isBlank()) {
                texts.put(language, plain.text());
            }
        });
        if (lost.remove("expression")) {
            lost(where,
                    html.values().stream().map(text -> PlainText.shortened(PlainText.of(text).text())).collect(Collectors.joining(" / ")),
                    "texts do not calculate; what stands in braces stands there as it is");
        }
        if (!lost.isEmpty()) {
            lost(where, String.join(", ", lost), "a text is plain text here");
        }
        return texts;
    }

    /** A text in one language of the survey at least. */
    Map<String, Object> text(String where, Map<String, String> html, String otherwise) {
        Map<String, Object> texts = text(where, html);
        if (!texts.containsKey(languages.getFirst())) {
            texts.put(languages.getFirst(), otherwise);
            lost(where, "the text in " + languages.getFirst(), "the file has none; its code stands there");
        }
        return texts;
    }

    private static boolean isLanguage(@Nullable String tag) {
        try {
            return tag != null && !new Language(tag).tag().isEmpty();
        } catch (InvalidValue e) {
            return false;
        }
    }
}
