package eu.sojourn.questionnaires.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Matrix;
import eu.sojourn.questionnaires.domain.form.MultipleChoice;
import eu.sojourn.questionnaires.domain.form.Numeric;
import eu.sojourn.questionnaires.domain.form.Option;
import eu.sojourn.questionnaires.domain.form.Other;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Ranking;
import eu.sojourn.questionnaires.domain.form.Scale;
import eu.sojourn.questionnaires.domain.form.SingleChoice;
import eu.sojourn.questionnaires.domain.form.Stars;

/**
 * Answers as one reads them, in one language: labels for values, names for ids.
 *
 * @param names of organisations by their ids
 */
record WrittenAnswers(Language language, Phrases phrases, Function<OrganisationId, String> names) {

    /** One or more lines. */
    String of(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Choices(List<Answer.Choice> choices) -> choices.stream()
                    .map(choice -> beside(label(question, choice.value()), choice.text()))
                    .collect(Collectors.joining("\n"));
            case Answer.Cells(Map<String, List<String>> rows) -> cells((Matrix) question, rows);
            case Answer.Figure figure -> figure(question, figure);
            case Answer.Ranked(List<String> best) -> ranked((Ranking) question, best);
            case Answer.Day day -> phrases.day(day.date());
            case Answer.Words words -> words.text();
            case Answer.Decided decided -> beside(phrases.say(decided.yes() ? "yes" : "no"), decided.detail());
            case Answer.Items(List<Map<QuestionId, Answer>> items) -> items((ItemList) question, items);
            case Answer.Countries(List<String> codes) -> codes.stream().map(phrases::country).collect(Collectors.joining("\n"));
            case Answer.Organisations(List<Answer.Named> organisations) ->
                organisations.stream().map(this::name).collect(Collectors.joining("\n"));
            case Answer.Files(List<Answer.FileRef> files) ->
                files.stream().map(Answer.FileRef::name).collect(Collectors.joining("\n"));
        };
    }

    private String label(Question question, String value) {
        return switch (question) {
            case SingleChoice choice -> label(choice.options(), choice.other(), value);
            case MultipleChoice choice -> label(choice.options(), choice.other(), value);
            default -> value;
        };
    }

    private String label(List<Option> options, @Nullable Other other, String value) {
        return other != null && value.equals(Option.OTHER)
                ? other.label().in(language)
                : options.stream()
                        .filter(option -> option.value().equals(value))
                        .findFirst()
                        .map(option -> option.label().in(language))
                        .orElse(value);
    }

    private String cells(Matrix matrix, Map<String, List<String>> rows) {
        return rows.entrySet()
                .stream()
                .map(row -> label(matrix.rows(), null, row.getKey()) + ": "
                        + row.getValue().stream().map(column -> label(matrix.columns(), null, column)).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    private String figure(Question question, Answer.Figure figure) {
        String number = phrases.number(figure.number());
        return switch (question) {
            case Numeric numeric when !numeric.unit().isEmpty() -> number + " " + numeric.unit().in(language);
            case Scale scale -> phrases.say("of", number, Integer.toString(scale.max()));
            case Stars stars -> phrases.say("of", number, Integer.toString(stars.max()));
            default -> number;
        };
    }

    private String ranked(Ranking ranking, List<String> best) {
        List<String> lines = new ArrayList<>();
        for (String value : best) {
            lines.add(lines.size() + 1 + ". " + label(ranking.options(), null, value));
        }
        return String.join("\n", lines);
    }

    private String items(ItemList list, List<Map<QuestionId, Answer>> items) {
        List<String> lines = new ArrayList<>(List.of(Integer.toString(items.size())));
        for (int index = 0; index < items.size(); index++) {
            Map<QuestionId, Answer> item = items.get(index);
            lines.add(list.itemLabel().in(language) + " " + (index + 1) + ":");
            list.fields()
                    .stream()
                    .filter(field -> item.containsKey(field.questionId()))
                    .map(field -> "  " + field.text().in(language) + " " + of(field, item.get(field.questionId())))
                    .forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    private String name(Answer.Named named) {
        return named.organisationId() == null ? String.valueOf(named.name()) : names.apply(new OrganisationId(named.organisationId()));
    }

    private static String beside(String label, @Nullable String text) {
        return Stream.of(label, text).filter(part -> part != null).collect(Collectors.joining(": "));
    }
}
