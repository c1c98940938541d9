package eu.sojourn.questionnaires.adapter.http;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.result.Count;
import eu.sojourn.questionnaires.domain.result.Labels;
import eu.sojourn.questionnaires.domain.result.Promoters;
import eu.sojourn.questionnaires.domain.result.Summary;
import eu.sojourn.questionnaires.domain.result.Tally;

/**
 * What some respondents answered to one question; what a type of question does not have, or is not told, is left out.
 *
 * @param asked of how many it was asked
 * @param n how many answered: what percents are of
 * @param options options, yes and no, countries, or steps of a scale
 * @param nps percent of promoters less percent of detractors
 * @param some how many named at least one item
 * @param items how many items there are
 * @param fields what was told of the items; their n counts items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FiguresBody(@Nullable Integer asked, @Nullable Integer n, @Nullable List<OptionBody> options, @Nullable BigDecimal sum,
        @Nullable BigDecimal mean, @Nullable BigDecimal median, @Nullable BigDecimal min, @Nullable BigDecimal max,
        @Nullable BigDecimal nps,
        @Nullable Integer promoters, @Nullable Integer passives, @Nullable Integer detractors, @Nullable List<RowBody> rows,
        @Nullable List<PlaceBody> ranking, @Nullable Integer some, @Nullable BigDecimal items, @Nullable List<FieldBody> fields,
        @Nullable List<String> texts) {

    /** @param suppressed whether the count is left out, as it is about few */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OptionBody(String value, String label, @Nullable Integer count, @Nullable BigDecimal percent, List<String> comments,
            boolean suppressed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowBody(String value, String label, @Nullable Integer n, List<OptionBody> options) {}

    /** @param meanRank 1 is the best */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceBody(String value, String label, int ranked, int first, @Nullable BigDecimal meanRank) {}

    record FieldBody(String questionId, String text, FiguresBody figures) {}

    static FiguresBody of(Question question, Tally tally, Language language) {
        return switch (tally) {
            case Tally.Counted counted -> new Making(counted).options(options(question, counted.counts(), language)).made();
            case Tally.Measured measured -> new Making(measured)
                    .options(measured.steps().isEmpty() ? null : options(question, measured.steps(), language))
                    .summary(measured.summary())
                    .promoters(measured.promoters())
                    .made();
            case Tally.Gridded grid -> new Making(grid).rows(grid.rows()
                    .entrySet()
                    .stream()
                    .map(row -> new RowBody(row.getKey(), Labels.ofRow(question, row.getKey(), language), row.getValue().n(),
                            options(question, row.getValue().counts(), language)))
                    .toList()).made();
            case Tally.Placed placed -> new Making(placed).ranking(placed.places()
                    .stream()
                    .map(each -> new PlaceBody(each.value(), Labels.of(question, each.value(), language), each.ranked(), each.first(),
                            each.meanRank()))
                    .toList()).made();
            case Tally.Listed listed -> new Making(listed).items(listed, fields((ItemList) question, listed, language)).made();
            case Tally.Written written -> new Making(written).texts(written.texts()).made();
        };
    }

    private static List<OptionBody> options(Question question, List<Count> counts, Language language) {
        return counts.stream()
                .map(each -> new OptionBody(each.value(), Labels.of(question, each.value(), language), each.count(), each.percent(),
                        each.comments(), each.count() == null))
                .toList();
    }

    private static List<FieldBody> fields(ItemList list, Tally.Listed listed, Language language) {
        return list.fields()
                .stream()
                .filter(field -> listed.fields().containsKey(field.questionId()))
                .map(field -> new FieldBody(field.questionId().value(), field.text().in(language),
                        of(field, listed.fields().get(field.questionId()), language)))
                .toList();
    }

    /** The many parts, of which each type has a few. */
    private static final class Making {

        private final Tally tally;
        private @Nullable List<OptionBody> options;
        private @Nullable Summary summary;
        private @Nullable Promoters promoters;
        private @Nullable List<RowBody> rows;
        private @Nullable List<PlaceBody> ranking;
        private @Nullable Integer some;
        private @Nullable BigDecimal items;
        private @Nullable List<FieldBody> fields;
        private @Nullable List<String> texts;

        Making(Tally tally) {
            this.tally = tally;
        }

        Making options(@Nullable List<OptionBody> those) {
            options = those;
            return this;
        }

        Making summary(@Nullable Summary that) {
            summary = that;
            return this;
        }

        Making promoters(@Nullable Promoters those) {
            promoters = those;
            return this;
        }

        Making rows(List<RowBody> those) {
            rows = those;
            return this;
        }

        Making ranking(List<PlaceBody> those) {
            ranking = those;
            return this;
        }

        Making items(Tally.Listed listed, List<FieldBody> those) {
            some = listed.some();
            summary = listed.items();
            items = listed.items() == null ? null : listed.items().sum();
            fields = those;
            return this;
        }

        Making texts(List<String> those) {
            texts = those;
            return this;
        }

        FiguresBody made() {
            return new FiguresBody(tally.asked(), tally.n(), options, summary == null ? null : summary.sum(),
                    summary == null ? null : summary.mean(), summary == null ? null : summary.median(),
                    summary == null ? null : summary.min(), summary == null ? null : summary.max(),
                    promoters == null ? null : promoters.score(), promoters == null ? null : promoters.promoters(),
                    promoters == null ? null : promoters.passives(), promoters == null ? null : promoters.detractors(), rows, ranking, some,
                    items, fields, texts);
        }
    }
}
