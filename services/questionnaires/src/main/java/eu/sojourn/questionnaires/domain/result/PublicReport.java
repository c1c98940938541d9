package eu.sojourn.questionnaires.domain.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Condition;
import eu.sojourn.questionnaires.domain.form.CountryPicker;
import eu.sojourn.questionnaires.domain.form.Matrix;
import eu.sojourn.questionnaires.domain.form.MultipleChoice;
import eu.sojourn.questionnaires.domain.form.Numeric;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Readers;

/**
 * What of a wave's results may be told to everybody. It follows from the wave alone, so that two reports about it, or one beside a later
 * wave, never tell more together than each does. What is left out:
 *
 * <ul>
 * <li>words, and sections that not everybody reads;
 * <li>segments of fewer than five respondents, with the next smallest, until together they have five;
 * <li>counts from one to four, with what would let them be computed ({@link Withheld});
 * <li>a question's figures by segment wherever one of them is such a count: a total less the other segments would give it away;
 * <li>means, medians and scores wherever the counts that they follow from are not all told, and the least and most of free numbers;
 * <li>a question under a condition wherever those who were asked, or those who were not, are so few, or where the condition speaks of a
 * question that is not told in full: how many were asked would tell it.
 * </ul>
 */
final class PublicReport {

    private static final String N = "n";
    private static final String ASKED = "asked";
    private static final String NOT_ASKED = "not asked";
    private static final String OPTION = " option ";

    private final Results full;
    private final Set<String> open;
    private final Map<QuestionId, Told> told = new HashMap<>();

    private PublicReport(Results full) {
        this.full = full;
        this.open = open(full);
    }

    /** How much was told of a question. */
    private enum Told {
        IN_FULL, IN_TOTAL, NOT_ALL
    }

    static Results of(Results full) {
        if (Withheld.isSmall(n(full.all()))) {
            return new Results(full.form(), new Reach(full.all().invited(), null), Map.of(),
                    readByAll(full).map(PublicReport::untold).toList(), null);
        }
        return new PublicReport(full).report();
    }

    private Results report() {
        Map<String, Reach> segments = new LinkedHashMap<>();
        full.segments().forEach((segment, reach) -> segments.put(segment, open.contains(segment) ? reach : Reach.UNTOLD));
        return new Results(full.form(), full.all(), segments, readByAll(full).map(this::told).toList(), null);
    }

    private static Stream<QuestionResult> readByAll(Results full) {
        return full.questions().stream().filter(each -> each.readers() == Readers.ALL);
    }

    /** The segments that are told of. */
    private static Set<String> open(Results full) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        full.segments().forEach((segment, reach) -> sizes.put(segment, Objects.requireNonNull(reach.n())));
        Set<String> closed = sizes.keySet().stream().filter(each -> Withheld.isSmall(sizes.get(each))).collect(Collectors.toSet());
        while (Withheld.isSmall(closed.stream().mapToInt(sizes::get).sum())) {
            Optional<String> next = sizes.keySet()
                    .stream()
                    .filter(each -> !closed.contains(each))
                    .min(Comparator.comparing((String each) -> sizes.get(each) == 0).thenComparing(sizes::get));
            if (next.isEmpty()) {
                break;
            }
            closed.add(next.get());
        }
        Set<String> open = new HashSet<>(sizes.keySet());
        open.removeAll(closed);
        return open;
    }

    private QuestionResult told(QuestionResult result) {
        Question question = result.question();
        Tally all = result.now().all();
        boolean conditional = conditions(result).findAny().isPresent();
        Map<String, Integer> whole = figures(all, n(full.all()), conditional);
        if (!mayTell(result, Told.IN_TOTAL)
                || Stream.of(N, ASKED, NOT_ASKED).anyMatch(each -> Withheld.isSmall(whole.getOrDefault(each, 0)))) {
            told.put(question.questionId(), Told.NOT_ALL);
            return untold(result);
        }
        List<Map<String, Integer>> columns = columns(result, whole, conditional);
        boolean split = !open.isEmpty()
                && !(question instanceof Numeric)
                && mayTell(result, Told.IN_FULL)
                && columns.stream().allMatch(PublicReport::isTellable);
        boolean complete = isTellable(whole);
        Tally total = told(question, all, split ? List.of() : columns);
        complete &= total.equals(bare(all));
        told.put(question.questionId(), !complete ? Told.NOT_ALL : split || full.segments().isEmpty() ? Told.IN_FULL : Told.IN_TOTAL);
        Map<String, Tally> segments = new LinkedHashMap<>();
        if (split) {
            result.now().segments().forEach((segment, tally) -> {
                if (open.contains(segment)) {
                    segments.put(segment, told(question, tally, List.of()));
                }
            });
        }
        return result.with(named(question, new Split(total, segments)), !complete || segments.size() < full.segments().size());
    }

    private static Stream<Condition> conditions(QuestionResult result) {
        return Stream.of(result.section().when(), result.question().when()).filter(Objects::nonNull);
    }

    private boolean mayTell(QuestionResult result, Told needed) {
        return conditions(result).flatMap(condition -> condition.questions().stream())
                .allMatch(question -> told.getOrDefault(question, Told.NOT_ALL).compareTo(needed) <= 0);
    }

    /** What each segment that is told of adds to the whole, and what is left for those that are not. */
    private List<Map<String, Integer>> columns(QuestionResult result, Map<String, Integer> whole, boolean conditional) {
        List<Map<String, Integer>> columns = new ArrayList<>();
        Map<String, Integer> left = new HashMap<>(whole);
        full.segments().forEach((segment, reach) -> {
            if (open.contains(segment)) {
                Map<String, Integer> column = figures(result.now().segments().get(segment), n(reach), conditional);
                column.forEach((figure, count) -> left.merge(figure, -count, Integer::sum));
                columns.add(column);
            }
        });
        if (open.size() < full.segments().size()) {
            columns.add(left);
        }
        return columns;
    }

    private static boolean isTellable(Map<String, Integer> figures) {
        return figures.values().stream().noneMatch(Withheld::isSmall);
    }

    /** All counts of respondents that a tally tells or lets compute, each by a name; those of segments add up to those of the whole. */
    private static Map<String, Integer> figures(Tally tally, int respondents, boolean conditional) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        int n = n(tally);
        figures.put(N, n);
        if (conditional) {
            int asked = Objects.requireNonNull(tally.asked());
            figures.put(ASKED, asked);
            figures.put(NOT_ASKED, respondents - asked);
        }
        switch (tally) {
            case Tally.Counted counted -> counted.counts().forEach(each -> figures.put(OPTION + each.value(), count(each)));
            case Tally.Measured measured -> measured.steps().forEach(each -> figures.put(OPTION + each.value(), count(each)));
            case Tally.Gridded grid -> grid.rows().forEach((row, counted) -> {
                figures.put("row " + row, n(counted));
                counted.counts().forEach(each -> figures.put("row " + row + OPTION + each.value(), count(each)));
            });
            case Tally.Placed placed -> placed.places().forEach(each -> {
                figures.put("first " + each.value(), each.first());
                figures.put("ranked " + each.value(), each.ranked());
            });
            case Tally.Listed listed -> {
                int some = Objects.requireNonNull(listed.some());
                figures.put("some", some);
                figures.put("none", n - some);
            }
            case Tally.Written _ -> {
            }
        }
        return figures;
    }

    /** What may be told of one column. */
    private static Tally told(Question question, Tally tally, List<Map<String, Integer>> columns) {
        return switch (tally) {
            case Tally.Counted counted -> counted(counted, bounds(question, counted), OPTION, columns);
            case Tally.Measured measured -> {
                List<Count> steps = counted(new Tally.Counted(null, n(measured), measured.steps()), Bounds.ONE, OPTION, columns).counts();
                boolean complete = steps.stream().allMatch(each -> each.count() != null);
                Summary summary = measured.summary();
                yield new Tally.Measured(null, measured.n(), steps,
                        !complete || summary == null ? null : steps.isEmpty() ? summary.withoutExtremes() : summary,
                        complete ? measured.promoters() : null);
            }
            case Tally.Gridded grid -> {
                Bounds bounds = question instanceof Matrix matrix && matrix.multiple() ? Bounds.SEVERAL : Bounds.ONE;
                Map<String, Tally.Counted> rows = new LinkedHashMap<>();
                grid.rows()
                        .forEach((row, counted) -> rows.put(row, Withheld.isSmall(n(counted))
                                ? untold(counted)
                                : counted(counted, bounds, "row " + row + OPTION, columns)));
                yield new Tally.Gridded(null, grid.n(), rows);
            }
            case Tally.Placed _,Tally.Listed _ when !isTellable(figures(tally, 0, false)) -> withN(untold(tally), tally.n());
            case Tally.Placed _,Tally.Listed _,Tally.Written _ -> bare(tally);
        };
    }

    /** How many options one respondent gives: at least one, and at most all where nothing else is said. */
    private record Bounds(int least, int most) {

        static final Bounds ONE = new Bounds(1, 1);
        static final Bounds SEVERAL = new Bounds(1, Integer.MAX_VALUE);
    }

    private static Bounds bounds(Question question, Tally.Counted counted) {
        return switch (question) {
            case MultipleChoice choice -> new Bounds(choice.min() == null ? 1 : choice.min(),
                    choice.max() == null ? counted.counts().size() : choice.max());
            case CountryPicker picker when picker.multiple() -> Bounds.SEVERAL;
            default -> Bounds.ONE;
        };
    }

    private static Tally.Counted counted(Tally.Counted tally, Bounds bounds, String prefix, List<Map<String, Integer>> columns) {
        List<Integer> counts = tally.counts().stream().map(PublicReport::count).toList();
        int n = n(tally);
        Set<Integer> besides = IntStream.range(0, counts.size())
                .filter(place -> Withheld.isNearlyAll(counts.get(place), n)
                        && columns.stream()
                                .anyMatch(column -> Withheld.isSmall(
                                        column.getOrDefault(prefix + tally.counts().get(place).value(), 0))))
                .boxed()
                .collect(Collectors.toSet());
        Set<Integer> withheld = new Withheld(counts, n, (long) n * bounds.least(), (long) n * bounds.most()).places(besides);
        return new Tally.Counted(null, n, IntStream.range(0, counts.size())
                .mapToObj(place -> withheld.contains(place)
                        ? tally.counts().get(place).untold()
                        : tally.counts().get(place).withoutComments())
                .toList());
    }

    /** All that everybody may read, were no figure too small. */
    private static Tally bare(Tally tally) {
        return switch (tally) {
            case Tally.Counted counted -> new Tally.Counted(null, counted.n(), bare(counted.counts()));
            case Tally.Measured measured -> new Tally.Measured(null, measured.n(), measured.steps(),
                    measured.summary() == null || !measured.steps().isEmpty() ? measured.summary() : measured.summary().withoutExtremes(),
                    measured.promoters());
            case Tally.Gridded grid -> {
                Map<String, Tally.Counted> rows = new LinkedHashMap<>();
                grid.rows().forEach((row, counted) -> rows.put(row, new Tally.Counted(null, counted.n(), bare(counted.counts()))));
                yield new Tally.Gridded(null, grid.n(), rows);
            }
            case Tally.Placed placed -> new Tally.Placed(null, placed.n(), placed.places());
            case Tally.Listed listed -> new Tally.Listed(null, listed.n(), listed.some(),
                    listed.items() == null ? null : listed.items().withoutExtremes(), Map.of());
            case Tally.Written written -> new Tally.Written(null, written.n(), List.of());
        };
    }

    private static List<Count> bare(List<Count> counts) {
        return counts.stream().map(Count::withoutComments).toList();
    }

    /** Of countries only those whose count is told: that one is named at all tells that somebody named it. */
    private static Split named(Question question, Split split) {
        return split.each(tally -> question instanceof CountryPicker && tally instanceof Tally.Counted counted
                ? new Tally.Counted(counted.asked(), counted.n(), counted.counts().stream().filter(each -> each.count() != null).toList())
                : tally);
    }

    private static QuestionResult untold(QuestionResult result) {
        return result.with(named(result.question(), new Split(untold(result.now().all()), Map.of())), true);
    }

    private static Tally untold(Tally tally) {
        return switch (tally) {
            case Tally.Counted counted -> untold(counted);
            case Tally.Measured measured ->
                new Tally.Measured(null, null, measured.steps().stream().map(Count::untold).toList(), null, null);
            case Tally.Gridded grid -> {
                Map<String, Tally.Counted> rows = new LinkedHashMap<>();
                grid.rows().forEach((row, counted) -> rows.put(row, untold(counted)));
                yield new Tally.Gridded(null, null, rows);
            }
            case Tally.Placed _ -> new Tally.Placed(null, null, List.of());
            case Tally.Listed _ -> new Tally.Listed(null, null, null, null, Map.of());
            case Tally.Written _ -> new Tally.Written(null, null, List.of());
        };
    }

    private static Tally.Counted untold(Tally.Counted counted) {
        return new Tally.Counted(null, null, counted.counts().stream().map(Count::untold).toList());
    }

    private static Tally withN(Tally tally, @Nullable Integer n) {
        return switch (tally) {
            case Tally.Placed placed -> new Tally.Placed(null, n, placed.places());
            case Tally.Listed listed -> new Tally.Listed(null, n, null, null, listed.fields());
            default -> throw new IllegalArgumentException("Figures of " + tally.getClass().getSimpleName() + " are left out one by one");
        };
    }

    private static int n(Tally tally) {
        return Objects.requireNonNull(tally.n());
    }

    private static int n(Reach reach) {
        return Objects.requireNonNull(reach.n());
    }

    private static int count(Count count) {
        return Objects.requireNonNull(count.count());
    }
}
