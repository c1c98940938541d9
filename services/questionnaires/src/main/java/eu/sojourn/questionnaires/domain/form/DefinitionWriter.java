package eu.sojourn.questionnaires.domain.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Condition.Subject;
import eu.sojourn.questionnaires.domain.form.Condition.Test;
import eu.sojourn.questionnaires.domain.known.Fact;

/** Writes questionnaires as plain values, always in the same order; {@link DefinitionReader} reads the same questionnaire from them. */
public final class DefinitionWriter {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private DefinitionWriter() {}

    public static Map<String, Object> plain(Questionnaire questionnaire) {
        return new DefinitionWriter().put("questionnaireId", questionnaire.version().questionnaireId().value())
                .put("version", questionnaire.version().version())
                .put("programmeId", questionnaire.programmeId() == null ? null : questionnaire.programmeId().value())
                .put("audience", questionnaire.audience().name())
                .put("trigger", questionnaire.trigger().name())
                .put("defaultLanguage", questionnaire.defaultLanguage().tag())
                .put("languages", questionnaire.languages().stream().map(Language::tag).toList())
                .put("title", questionnaire.title())
                .put("introduction", questionnaire.introduction())
                .put("reminders", questionnaire.reminders() == null ? null : plain(questionnaire.reminders()))
                .put("sections", questionnaire.sections().stream().map(DefinitionWriter::plain).toList()).fields;
    }

    private static Map<String, Object> plain(Reminders reminders) {
        return new DefinitionWriter().put("afterDays", reminders.afterDays())
                .put("weekdaysOnly", reminders.weekdaysOnly())
                .put("from", reminders.from().toString())
                .put("until", reminders.until().toString())
                .put("zone", reminders.zone().getId()).fields;
    }

    private static Map<String, Object> plain(Section section) {
        return new DefinitionWriter().put("id", section.sectionId())
                .put("title", section.title())
                .put("text", section.text())
                .put("when", plain(section.when()))
                .put("readers", section.readers().name())
                .put("questions", section.questions().stream().map(DefinitionWriter::plain).toList()).fields;
    }

    private static Map<String, Object> plain(Question question) {
        Prompt prompt = question.prompt();
        DefinitionWriter writer = new DefinitionWriter().put("id", prompt.questionId().value())
                .put("type", QuestionType.of(question).name())
                .put("text", prompt.text())
                .put("help", prompt.help())
                .put("required", prompt.required())
                .put("when", plain(prompt.when()))
                .put("prefill", prompt.prefill() == null ? null : prompt.prefill().name())
                .put("feeds", prompt.feeds().isEmpty() ? null : prompt.feeds());
        writer.body(question);
        return writer.fields;
    }

    private void body(Question question) {
        switch (question) {
            case SingleChoice choice -> put("options", options(choice.options())).put("other", plain(choice.other()));
            case MultipleChoice choice -> put("options", options(choice.options())).put("other", plain(choice.other()))
                    .put("min", choice.min())
                    .put("max", choice.max());
            case Matrix matrix ->
                put("rows", options(matrix.rows())).put("columns", options(matrix.columns())).put("multiple", matrix.multiple());
            case Scale scale ->
                put("min", scale.min()).put("max", scale.max()).put("minLabel", scale.minLabel()).put("maxLabel", scale.maxLabel());
            case Stars stars -> put("max", stars.max());
            case Numeric number ->
                put("min", number.min()).put("max", number.max()).put("decimals", number.decimals()).put("unit", number.unit());
            case Ranking ranking -> put("options", options(ranking.options())).put("top", ranking.top());
            case CalendarDay day -> put("earliest", text(day.earliest())).put("latest", text(day.latest()));
            case FreeText text -> put("maxLength", text.maxLength()).put("long", text.paragraphs());
            case YesNo yesNo -> put("detail", plain(yesNo.detail()));
            case ItemList items -> put("maxItems", items.maxItems()).put("itemLabel", items.itemLabel())
                    .put("fields", items.fields().stream().map(DefinitionWriter::plain).toList());
            case CountryPicker country -> put("multiple", country.multiple());
            case OrganisationPicker organisation -> put("multiple", organisation.multiple());
            case FileUpload file -> put("maxFiles", file.maxFiles()).put("mediaTypes", file.mediaTypes()).put("maxBytes", file.maxBytes());
            case Nps _,Information _ -> {
                // Nothing but what every question has.
            }
        }
    }

    private static List<Map<String, Object>> options(List<Option> options) {
        return options.stream()
                .map(option -> new DefinitionWriter().put("value", option.value())
                        .put("label", option.label())
                        .put("comment", option.comment() == null ? null : new DefinitionWriter().comment(option.comment()).fields).fields)
                .toList();
    }

    private DefinitionWriter comment(Comment comment) {
        return put("label", comment.label()).put("required", comment.required()).put("maxLength", comment.maxLength());
    }

    private static @Nullable Map<String, Object> plain(@Nullable Other other) {
        return other == null ? null : new DefinitionWriter().put("label", other.label()).put("maxLength", other.maxLength()).fields;
    }

    private static @Nullable Map<String, Object> plain(YesNo.@Nullable Detail detail) {
        return detail == null ? null : new DefinitionWriter().put("on", detail.on()).comment(detail.comment()).fields;
    }

    private static @Nullable Map<String, Object> plain(@Nullable Condition condition) {
        return switch (condition) {
            case null -> null;
            case Condition.All(List<Condition> all) ->
                new DefinitionWriter().put("all", all.stream().map(DefinitionWriter::plain).toList()).fields;
            case Condition.Any(List<Condition> any) ->
                new DefinitionWriter().put("any", any.stream().map(DefinitionWriter::plain).toList()).fields;
            case Condition.Not(Condition not) -> new DefinitionWriter().put("not", plain(not)).fields;
            case Condition.Tested(Subject subject, Test test) -> plain(subject, test);
        };
    }

    private static Map<String, Object> plain(Subject subject, Test test) {
        DefinitionWriter writer = switch (subject) {
            case Subject.OfQuestion(QuestionId questionId) -> new DefinitionWriter().put("question", questionId.value());
            case Subject.OfFact(Fact fact) -> new DefinitionWriter().put("fact", fact.name());
        };
        return switch (test) {
            case Test.In(List<String> values) -> writer.put("in", values).fields;
            case Test.AtLeast(var amount) -> writer.put("atLeast", amount).fields;
            case Test.AtMost(var amount) -> writer.put("atMost", amount).fields;
            case Test.Answered(boolean yes) -> writer.put("answered", yes).fields;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private DefinitionWriter put(String name, Localised text) {
        if (!text.isEmpty()) {
            Map<String, Object> texts = new LinkedHashMap<>();
            text.texts().forEach((language, written) -> texts.put(language.tag(), written));
            fields.put(name, texts);
        }
        return this;
    }

    private DefinitionWriter put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }
}
