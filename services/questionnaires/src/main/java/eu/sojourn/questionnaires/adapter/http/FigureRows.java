package eu.sojourn.questionnaires.adapter.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.ReadingResults.Shown;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.result.Count;
import eu.sojourn.questionnaires.domain.result.Labels;
import eu.sojourn.questionnaires.domain.result.Promoters;
import eu.sojourn.questionnaires.domain.result.QuestionResult;
import eu.sojourn.questionnaires.domain.result.Reach;
import eu.sojourn.questionnaires.domain.result.Split;
import eu.sojourn.questionnaires.domain.result.Summary;
import eu.sojourn.questionnaires.domain.result.Tally;

/** Results as a table: one row for each figure. What is not told has no number. */
final class FigureRows {

    static final List<String> COLUMNS = List.of("wave", "segment", "questionId", "question", "part", "value", "label", "figure", "number");

    private static final String THIS = "this";
    private static final String PREVIOUS = "previous";
    private static final String WHOLE = "";

    private final Language language;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private FigureRows(Language language) {
        this.language = language;
    }

    static List<List<@Nullable Object>> of(Shown shown, Language language) {
        FigureRows rows = new FigureRows(language);
        rows.reach(THIS, WHOLE, shown.results().all());
        shown.results().segments().forEach((segment, reach) -> rows.reach(THIS, segment, reach));
        if (shown.results().previous() != null) {
            rows.reach(PREVIOUS, WHOLE, shown.results().previous());
        }
        shown.results().questions().forEach(rows::question);
        return rows.rows;
    }

    private void reach(String wave, String segment, Reach reach) {
        rows.add(row(wave, segment, "", "", "", "", "", "invited", reach.invited()));
        rows.add(row(wave, segment, "", "", "", "", "", "n", reach.n()));
        rows.add(row(wave, segment, "", "", "", "", "", "rate", reach.rate()));
    }

    private void question(QuestionResult result) {
        split(THIS, result.question(), result.now());
        if (result.previous() != null) {
            split(PREVIOUS, result.question(), result.previous());
        }
    }

    private void split(String wave, Question question, Split split) {
        new Cell(wave, WHOLE, question, question.questionId().value(), "").tally(split.all());
        split.segments()
                .forEach((segment, tally) -> new Cell(wave, segment, question, question.questionId().value(), "").tally(tally));
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    /** Where figures stand. */
    private final class Cell {

        private final String wave;
        private final String segment;
        private final Question question;
        private final String path;
        private final String part;

        Cell(String wave, String segment, Question question, String path, String part) {
            this.wave = wave;
            this.segment = segment;
            this.question = question;
            this.path = path;
            this.part = part;
        }

        void tally(Tally tally) {
            if (tally.asked() != null) {
                figure("", "", "asked", tally.asked());
            }
            figure("", "", "n", tally.n());
            switch (tally) {
                case Tally.Counted counted -> counts(counted.counts());
                case Tally.Measured measured -> {
                    counts(measured.steps());
                    summary(measured.summary());
                    promoters(measured.promoters());
                }
                case Tally.Gridded grid -> grid.rows().forEach((row, counted) -> {
                    Cell cell = new Cell(wave, segment, question, path, Labels.ofRow(question, row, language));
                    cell.figure(row, "", "n", counted.n());
                    counted.counts().forEach(each -> cell.count(row + "/" + each.value(), each));
                });
                case Tally.Placed placed -> placed.places().forEach(each -> {
                    String label = Labels.of(question, each.value(), language);
                    figure(each.value(), label, "ranked", each.ranked());
                    figure(each.value(), label, "first", each.first());
                    figure(each.value(), label, "meanRank", each.meanRank());
                });
                case Tally.Listed listed -> {
                    figure("", "", "some", listed.some());
                    summary(listed.items());
                    ((ItemList) question).fields()
                            .stream()
                            .filter(field -> listed.fields().containsKey(field.questionId()))
                            .forEach(field -> new Cell(wave, segment, field, path + "." + field.questionId().value(), part)
                                    .tally(Objects.requireNonNull(listed.fields().get(field.questionId()))));
                }
                case Tally.Written _ -> {
                }
            }
        }

        private void counts(List<Count> counts) {
            counts.forEach(each -> count(each.value(), each));
        }

        private void count(String value, Count count) {
            String label = Labels.of(question, count.value(), language);
            figure(value, label, "count", count.count());
            figure(value, label, "percent", count.percent());
        }

        private void summary(@Nullable Summary summary) {
            if (summary != null) {
                figure("", "", "sum", summary.sum());
                figure("", "", "mean", summary.mean());
                figure("", "", "median", summary.median());
                figure("", "", "min", summary.min());
                figure("", "", "max", summary.max());
            }
        }

        private void promoters(@Nullable Promoters promoters) {
            if (promoters != null) {
                figure("", "", "nps", promoters.score());
                figure("", "", "promoters", promoters.promoters());
                figure("", "", "passives", promoters.passives());
                figure("", "", "detractors", promoters.detractors());
            }
        }

        private void figure(String value, String label, String figure, @Nullable Object number) {
            rows.add(row(wave, segment, path, question.text().in(language), part, value, label, figure, number));
        }
    }
}
