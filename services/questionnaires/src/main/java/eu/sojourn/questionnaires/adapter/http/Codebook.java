package eu.sojourn.questionnaires.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Localised;
import eu.sojourn.questionnaires.domain.form.Matrix;
import eu.sojourn.questionnaires.domain.form.MultipleChoice;
import eu.sojourn.questionnaires.domain.form.Option;
import eu.sojourn.questionnaires.domain.form.Other;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.QuestionType;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Ranking;
import eu.sojourn.questionnaires.domain.form.SingleChoice;
import eu.sojourn.questionnaires.domain.result.QuestionResult;
import eu.sojourn.questionnaires.domain.result.Results;

/** What the columns and values of an export mean: questions, types, readers, values, and what they are called in each language. */
record Codebook(List<Language> languages, List<Entry> entries) {

    /**
     * @param questionId of a field of an item behind the question's and a dot
     * @param kind {@code QUESTION}, {@code FIELD}, {@code OPTION}, {@code ROW} or {@code COLUMN}
     * @param value of the option, row or column; null for a question
     * @param labels by language
     */
    record Entry(String questionId, String kind, @Nullable String value, String type, String readers, Map<String, String> labels) {}

    /** Of the questions that the results tell of. */
    static Codebook of(Results results) {
        Questionnaire form = results.form();
        return new Codebook(form.languages(), results.questions().stream().flatMap(each -> entries(form, each)).toList());
    }

    List<String> columns() {
        return Stream
                .concat(Stream.of("questionId", "kind", "value", "type", "readers"), languages.stream().map(each -> "label." + each.tag()))
                .toList();
    }

    List<List<@Nullable Object>> rows() {
        return entries.stream().map(each -> {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(each.questionId());
            row.add(each.kind());
            row.add(each.value());
            row.add(each.type());
            row.add(each.readers());
            languages.forEach(language -> row.add(each.labels().get(language.tag())));
            return row;
        }).toList();
    }

    private static Stream<Entry> entries(Questionnaire form, QuestionResult result) {
        return entries(form, result.question(), result.question().questionId().value(), "QUESTION", result.readers().name());
    }

    private static Stream<Entry> entries(Questionnaire form, Question question, String path, String kind, String readers) {
        String type = QuestionType.of(question).name();
        Stream<Entry> itself = Stream.of(new Entry(path, kind, null, type, readers, labels(form, question.text())));
        Stream<Entry> parts = switch (question) {
            case SingleChoice choice -> options(form, path, type, readers, choice.options(), choice.other());
            case MultipleChoice choice -> options(form, path, type, readers, choice.options(), choice.other());
            case Ranking ranking -> options(form, path, type, readers, ranking.options(), null);
            case Matrix matrix -> Stream.concat(
                    matrix.rows().stream().map(each -> new Entry(path, "ROW", each.value(), type, readers, labels(form, each.label()))),
                    matrix.columns()
                            .stream()
                            .map(each -> new Entry(path, "COLUMN", each.value(), type, readers, labels(form, each.label()))));
            case ItemList list -> list.fields()
                    .stream()
                    .flatMap(field -> entries(form, field, path + "." + field.questionId().value(), "FIELD", readers));
            default -> Stream.empty();
        };
        return Stream.concat(itself, parts);
    }

    private static Stream<Entry> options(Questionnaire form, String path, String type, String readers, List<Option> options,
            @Nullable Other other) {
        Stream<Entry> entries = options.stream()
                .map(each -> new Entry(path, "OPTION", each.value(), type, readers, labels(form, each.label())));
        return other == null
                ? entries
                : Stream.concat(entries, Stream.of(new Entry(path, "OPTION", Option.OTHER, type, readers, labels(form, other.label()))));
    }

    private static Map<String, String> labels(Questionnaire form, Localised text) {
        Map<String, String> labels = new LinkedHashMap<>();
        form.languages().forEach(language -> labels.put(language.tag(), text.in(language)));
        return labels;
    }
}
