package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.CalendarDay;
import eu.sojourn.questionnaires.domain.form.CountryPicker;
import eu.sojourn.questionnaires.domain.form.FileUpload;
import eu.sojourn.questionnaires.domain.form.FreeText;
import eu.sojourn.questionnaires.domain.form.Information;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Matrix;
import eu.sojourn.questionnaires.domain.form.MultipleChoice;
import eu.sojourn.questionnaires.domain.form.Nps;
import eu.sojourn.questionnaires.domain.form.Numeric;
import eu.sojourn.questionnaires.domain.form.Option;
import eu.sojourn.questionnaires.domain.form.OrganisationPicker;
import eu.sojourn.questionnaires.domain.form.Other;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Ranking;
import eu.sojourn.questionnaires.domain.form.Scale;
import eu.sojourn.questionnaires.domain.form.SingleChoice;
import eu.sojourn.questionnaires.domain.form.Stars;
import eu.sojourn.questionnaires.domain.form.YesNo;

/** Counts answers to one question, as its type is counted. */
final class Tallying {

    private Tallying() {}

    /** @param asked of how many it was asked, with or without an answer */
    static Tally of(Question question, int asked, List<Answer> answers) {
        int n = answers.size();
        return switch (question) {
            case SingleChoice choice -> choices(choice.options(), choice.other(), asked, answers);
            case MultipleChoice choice -> choices(choice.options(), choice.other(), asked, answers);
            case YesNo _ -> yesNo(asked, answers(answers, Answer.Decided.class));
            case CountryPicker _ -> countries(asked, answers(answers, Answer.Countries.class));
            case Scale scale -> steps(scale.min(), scale.max(), asked, figures(answers), null);
            case Stars stars -> steps(1, stars.max(), asked, figures(answers), null);
            case Nps _ -> steps(0, Nps.MAX, asked, figures(answers), Promoters.of(figures(answers)));
            case Numeric _ -> new Tally.Measured(asked, n, List.of(), Summary.of(figures(answers)), null);
            case Matrix matrix -> grid(matrix, asked, answers(answers, Answer.Cells.class));
            case Ranking ranking -> places(ranking, asked, answers(answers, Answer.Ranked.class));
            case ItemList list -> items(list, asked, answers(answers, Answer.Items.class));
            case FreeText _,CalendarDay _ -> written(asked, n, answers.stream().flatMap(answer -> answer.values().stream()));
            case OrganisationPicker _ -> written(asked, n, answers.stream().flatMap(answer -> answer.values().stream()));
            case FileUpload _ -> written(asked, n, answers(answers, Answer.Files.class).stream()
                    .flatMap(answer -> answer.files().stream().map(Answer.FileRef::name)));
            case Information _ -> new Tally.Written(asked, 0, List.of());
        };
    }

    private static <T extends Answer> List<T> answers(List<Answer> answers, Class<T> type) {
        return answers.stream().map(type::cast).toList();
    }

    private static List<BigDecimal> figures(List<Answer> answers) {
        return answers(answers, Answer.Figure.class).stream().map(Answer.Figure::number).toList();
    }

    private static Tally choices(List<Option> options, @Nullable Other other, int asked, List<Answer> answers) {
        List<Answer.Choice> chosen = answers(answers, Answer.Choices.class).stream().flatMap(each -> each.choices().stream()).toList();
        List<String> values = new ArrayList<>(options.stream().map(Option::value).toList());
        // An earlier version may have had options that this one has no more: nobody's answer is left out.
        chosen.stream()
                .map(Answer.Choice::value)
                .filter(value -> !values.contains(value) && !value.equals(Option.OTHER))
                .distinct()
                .sorted()
                .forEach(values::add);
        if (other != null || chosen.stream().anyMatch(each -> each.value().equals(Option.OTHER))) {
            values.add(Option.OTHER);
        }
        return new Tally.Counted(asked, answers.size(), values.stream().map(value -> {
            List<Answer.Choice> those = chosen.stream().filter(each -> each.value().equals(value)).toList();
            return Count.of(value, those.size(), answers.size(), sorted(those.stream().map(Answer.Choice::text)));
        }).toList());
    }

    private static Tally yesNo(int asked, List<Answer.Decided> answers) {
        return new Tally.Counted(asked, answers.size(), Stream.of(true, false).map(value -> {
            List<Answer.Decided> those = answers.stream().filter(each -> each.yes() == value).toList();
            return Count.of(value.toString(), those.size(), answers.size(), sorted(those.stream().map(Answer.Decided::detail)));
        }).toList());
    }

    private static Tally countries(int asked, List<Answer.Countries> answers) {
        List<String> codes = answers.stream().flatMap(each -> each.codes().stream()).distinct().sorted().toList();
        return counted(asked, answers, codes, Answer.Countries::codes);
    }

    private static Tally steps(int from, int to, int asked, List<BigDecimal> answers, @Nullable Promoters promoters) {
        List<String> values = IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
        List<Count> steps = counted(asked, answers, values, each -> List.of(each.toPlainString())).counts();
        return new Tally.Measured(asked, answers.size(), steps, Summary.of(answers), promoters);
    }

    private static Tally grid(Matrix matrix, int asked, List<Answer.Cells> answers) {
        List<String> columns = matrix.columns().stream().map(Option::value).toList();
        Map<String, Tally.Counted> rows = new LinkedHashMap<>();
        for (Option row : matrix.rows()) {
            List<List<String>> chosen = answers.stream().map(each -> each.rows().get(row.value())).filter(Objects::nonNull).toList();
            rows.put(row.value(), counted(asked, chosen, columns, Function.identity()));
        }
        return new Tally.Gridded(asked, answers.size(), rows);
    }

    private static <T> Tally.Counted counted(int asked, List<T> answers, List<String> values, Function<T, List<String>> given) {
        return new Tally.Counted(asked, answers.size(), values.stream()
                .map(value -> Count.of(value, (int) answers.stream().filter(each -> given.apply(each).contains(value)).count(),
                        answers.size(), List.of()))
                .toList());
    }

    private static Tally places(Ranking ranking, int asked, List<Answer.Ranked> answers) {
        return new Tally.Placed(asked, answers.size(), ranking.options().stream().map(option -> {
            List<Integer> ranks = answers.stream().map(each -> each.best().indexOf(option.value()) + 1).filter(rank -> rank > 0).toList();
            long sum = ranks.stream().mapToLong(Integer::longValue).sum();
            return new Tally.Place(option.value(), ranks.size(), (int) ranks.stream().filter(rank -> rank == 1).count(),
                    ranks.isEmpty() ? null : Shares.mean(BigDecimal.valueOf(sum), ranks.size()));
        }).toList());
    }

    private static Tally items(ItemList list, int asked, List<Answer.Items> answers) {
        List<Map<QuestionId, Answer>> items = answers.stream().flatMap(each -> each.items().stream()).toList();
        Map<QuestionId, Tally> fields = new LinkedHashMap<>();
        for (Question field : list.fields()) {
            List<Answer> told = items.stream().map(item -> item.get(field.questionId())).filter(Objects::nonNull).toList();
            fields.put(field.questionId(), of(field, items.size(), told));
        }
        int some = (int) answers.stream().filter(each -> !each.items().isEmpty()).count();
        return new Tally.Listed(asked, answers.size(), some, Summary.of(answers.stream().map(Answer.Items::amount).toList()), fields);
    }

    private static Tally written(int asked, int n, Stream<String> texts) {
        return new Tally.Written(asked, n, sorted(texts));
    }

    /** In alphabetical order, so that nobody's texts stand together by their place in the lists. */
    private static List<String> sorted(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull)
                .sorted(Comparator.comparing((String text) -> text, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
