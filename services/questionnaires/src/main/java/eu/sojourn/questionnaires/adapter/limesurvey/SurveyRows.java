package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Gathering;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.OpenGroup;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.OpenQuestion;
import eu.sojourn.questionnaires.application.NotCarriedOver;

/**
 * The tables of an {@code .lss} file put together to a survey. Until DBVersion 400 a group, a question and an answer have one row for each
 * language with the texts in it; since then they have one row, and the texts stand in tables of their own ({@code …_l10ns}).
 */
final class SurveyRows {

    private static final Set<String> READ = Set.of("groups", "group_l10ns", "questions", "question_l10ns", "subquestions", "answers",
            "answer_l10ns", "question_attributes", "surveys", "surveys_languagesettings", "conditions");
    private static final Map<String, String> LEFT = Map.of("quota", "quotas end a survey by counts; here nobody is sent away",
            "assessments",
            "answers are not weighed", "defaultvalues", "a field is prefilled from known facts alone", "defaultvalue_l10ns",
            "a field is prefilled from known facts alone", "survey_url_parameters", "links carry no parameters");
    private static final Set<String> NO_QUESTION = Set.of("", "0");

    private final Map<String, List<Row>> tables;
    private final Gathering gathering = new Gathering();
    private String base = "en";

    private SurveyRows(Map<String, List<Row>> tables) {
        this.tables = tables;
    }

    /** One row: values by the name of their column. */
    record Row(Map<String, String> values) {

        String get(String name) {
            return values.getOrDefault(name, "");
        }

        int number(String name) {
            String value = get(name);
            return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
        }
    }

    /** @param tables every section of the file with its rows; a section that has none of them has an empty list */
    static LimeSurvey survey(Map<String, List<Row>> tables) {
        return new SurveyRows(tables).survey();
    }

    private LimeSurvey survey() {
        List<String> languages = languages();
        base = languages.getFirst();
        groups();
        questions();
        subquestions();
        answers();
        attributes();
        conditions();
        sections();
        List<Row> texts = table("surveys_languagesettings");
        LanguageSettings.losses(texts.stream().map(Row::values).toList(), gathering.losses);
        SurveySettings.losses(table("surveys").stream().findFirst().map(Row::values).orElse(Map.of()), gathering.losses);
        return new LimeSurvey(table("surveys").stream().findFirst().map(row -> row.get("sid")).orElse(null), languages,
                byLanguage(texts, "surveyls_title"), byLanguage(texts, "surveyls_description"), byLanguage(texts, "surveyls_welcometext"),
                gathering.groups(), gathering.losses);
    }

    private List<String> languages() {
        Set<String> languages = new LinkedHashSet<>();
        Stream.concat(table("surveys").stream().flatMap(row -> Stream.of(row.get("language"), row.get("additional_languages"))),
                Stream.concat(table("languages").stream().map(row -> row.get("language")),
                        table("surveys_languagesettings").stream().map(row -> row.get("surveyls_language"))))
                .flatMap(text -> Stream.of(text.strip().split("\\s+")))
                .filter(language -> !language.isBlank())
                .forEach(languages::add);
        return languages.isEmpty() ? List.of(base) : List.copyOf(languages);
    }

    private void groups() {
        sorted("groups", "group_order").forEach(row -> {
            OpenGroup group = gathering.group(row.get("gid"));
            group.gid = row.get("gid");
            group.relevance = first(group.relevance, row.get("grelevance"));
            group.randomization = first(group.randomization, row.get("randomization_group"));
            texts(group, row);
        });
        table("group_l10ns").forEach(row -> {
            if (gathering.hasGroup(row.get("gid"))) {
                texts(gathering.group(row.get("gid")), row);
            } else {
                lost("group_l10ns", row.get("group_name"), "there is no group " + row.get("gid"));
            }
        });
    }

    private void texts(OpenGroup group, Row row) {
        put(group.name, row, "group_name");
        put(group.description, row, "description");
    }

    private void questions() {
        for (Row row : sorted("questions", "question_order")) {
            if (!NO_QUESTION.contains(row.get("parent_qid"))) {
                continue;
            }
            if (!gathering.hasGroup(row.get("gid"))) {
                lost(row.get("title"), row.get("question"), "there is no group " + row.get("gid"));
                continue;
            }
            OpenQuestion question = gathering.question(row.get("qid"), row.get("gid"));
            question.qid = row.get("qid");
            question.code = first(question.code, row.get("title"));
            question.type = first(question.type, row.get("type"));
            question.mandatory = first(question.mandatory, row.get("mandatory"));
            question.relevance = first(question.relevance, row.get("relevance"));
            question.validation = first(question.validation, row.get("preg"));
            question.other |= row.get("other").equals("Y");
            question.encrypted |= row.get("encrypted").equals("Y");
            put(question.text, row, "question");
            put(question.help, row, "help");
        }
    }

    private void subquestions() {
        Map<String, List<Row>> texts = byKey("question_l10ns", "qid");
        List<Row> rows = Stream.concat(table("subquestions").stream(), table("questions").stream())
                .filter(row -> !NO_QUESTION.contains(row.get("parent_qid")))
                .sorted(Comparator.comparingInt(row -> row.number("question_order")))
                .toList();
        for (Row row : rows) {
            OpenQuestion question = gathering.question(row.get("parent_qid"));
            if (question == null) {
                lost(row.get("title"), row.get("question"), "there is no question " + row.get("parent_qid") + " that it could belong to");
                continue;
            }
            Map<String, String> text = question.subquestion(row.get("title"), row.number("scale_id"), row.get("relevance"));
            put(text, row, "question");
            texts.getOrDefault(row.get("qid"), List.of()).forEach(l10n -> put(text, l10n, "question"));
        }
        Set<String> parts = new LinkedHashSet<>();
        rows.forEach(row -> parts.add(row.get("qid")));
        texts.forEach((qid, l10ns) -> {
            OpenQuestion question = gathering.question(qid);
            for (Row l10n : l10ns) {
                if (question != null) {
                    put(question.text, l10n, "question");
                    put(question.help, l10n, "help");
                    question.attribute("script", l10n.get("language"), l10n.get("script"));
                } else if (!parts.contains(qid)) {
                    lost("question_l10ns", l10n.get("question"), "there is no question " + qid);
                }
            }
        });
    }

    private void answers() {
        Map<String, List<Row>> texts = byKey("answer_l10ns", "aid");
        for (Row row : sorted("answers", "sortorder")) {
            OpenQuestion question = gathering.question(row.get("qid"));
            if (question == null) {
                lost(row.get("code"), row.get("answer"), "there is no question " + row.get("qid") + " that it could belong to");
                continue;
            }
            Map<String, String> text = question.answer(row.get("code"), row.number("scale_id"), row.get("assessment_value"));
            put(text, row, "answer");
            if (!row.get("aid").isEmpty()) {
                texts.getOrDefault(row.get("aid"), List.of()).forEach(l10n -> put(text, l10n, "answer"));
            }
        }
    }

    private void attributes() {
        for (Row row : table("question_attributes")) {
            OpenQuestion question = gathering.question(row.get("qid"));
            if (question != null) {
                question.attribute(row.get("attribute"), row.get("language"), row.get("value"));
            } else if (!row.get("value").isBlank()) {
                lost("question_attributes", row.get("attribute"), "there is no question " + row.get("qid"));
            }
        }
    }

    /** Conditions of LimeSurvey 1; later versions say the same in the relevance equation. */
    private void conditions() {
        byKey("conditions", "qid").forEach((qid, rows) -> {
            OpenQuestion question = gathering.question(qid);
            if (question != null && RelevanceEquation.isAlways(question.relevance)) {
                lost(question.code, rows.size() + " conditions of the old kind", "only relevance equations are read");
            }
        });
    }

    private void sections() {
        tables.forEach((name, rows) -> {
            if (!READ.contains(name) && !name.equals("languages") && !name.startsWith("quota_")) {
                lost(name, rows.isEmpty() ? "the whole section" : rows.size() + (rows.size() == 1 ? " entry" : " entries"),
                        LEFT.getOrDefault(name, "it has no counterpart here"));
            }
        });
    }

    private void lost(String where, String what, String why) {
        gathering.losses.add(new NotCarriedOver(where, PlainText.of(what).text(), why));
    }

    private void put(Map<String, String> texts, Row row, String name) {
        String language = row.get("language");
        if (!row.get(name).isBlank()) {
            texts.put(language.isBlank() ? base : language, row.get(name));
        }
    }

    private Map<String, String> byLanguage(List<Row> rows, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.get(name).isBlank()).forEach(row -> texts.put(row.get("surveyls_language"), row.get(name)));
        return texts;
    }

    private List<Row> table(String name) {
        return tables.getOrDefault(name, List.of());
    }

    private List<Row> sorted(String name, String order) {
        List<Row> rows = new ArrayList<>(table(name));
        rows.sort(Comparator.comparingInt(row -> row.number(order)));
        return rows;
    }

    private Map<String, List<Row>> byKey(String name, String key) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        table(name).forEach(row -> rows.computeIfAbsent(row.get(key), it -> new ArrayList<>()).add(row));
        return rows;
    }

    private static String first(String known, @Nullable String given) {
        return known.isBlank() && given != null ? given : known;
    }
}
