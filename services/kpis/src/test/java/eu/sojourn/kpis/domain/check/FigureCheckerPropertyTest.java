package eu.sojourn.kpis.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.domain.check.PublishedTable.Row;

/** Random tables that are right have no findings, and any digit that is changed in one of their figures is found. */
class FigureCheckerPropertyTest {

    private static final List<String> COLUMNS = List.of("Partnership", "Before", "After", "New", "Cumulative", "%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsNothingInRightTables(long seed) {
        var report = checked(table(new Random(seed)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.checked()).isNotEmpty().allSatisfy(checked -> assertThat(checked.held()).as(checked.rule().words()).isTrue());
        assertThat(report.checked()).extracting(checked -> checked.rule().getClass().getSimpleName())
                .contains("TotalOfRows", "Difference", "NeverFalls", "RunningTotal", "PercentageOf");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryDigitThatIsChanged(long seed) {
        var random = new Random(seed);
        var table = table(random);
        for (var row = 0; row < table.rows().size(); row++) {
            for (var column = 1; column < COLUMNS.size(); column++) {
                var written = table.rows().get(row).cell(column).written();
                if (written.isEmpty()) {
                    continue;
                }
                var digits = IntStream.range(0, written.length()).filter(at -> Character.isDigit(written.charAt(at))).toArray();
                var digit = digits[random.nextInt(digits.length)];
                var other = (char) ('0' + (written.charAt(digit) - '0' + 1 + random.nextInt(9)) % 10);
                var changed = written.substring(0, digit) + other + written.substring(digit + 1);

                if (column == COLUMNS.size() - 1 && isOtherRounding(table, row, changed)) {
                    continue;
                }

                var report = checked(with(table, row, column, changed));

                assertThat(report.findings())
                        .as("%s instead of %s in %s of %s", changed, written, COLUMNS.get(column), table.rows().get(row).label())
                        .isNotEmpty();
            }
        }
    }

    /** What lies just between two roundings may be rounded either way. */
    private static boolean isOtherRounding(PublishedTable table, int row, String changed) {
        var percentage = Notation.DECIMAL_POINT.read(changed).number();
        var count = table.rows().get(row).cell(2).number();
        var all = table.rows().getLast().cell(2).number();
        return percentage != null && count != null && all != null
                && count.multiply(HUNDRED).divide(all, percentage.scale(), RoundingMode.HALF_DOWN).compareTo(percentage) == 0;
    }

    private static CheckReport checked(PublishedTable table) {
        var figures = new PublishedFigures(List.of(table));
        return FigureChecker.check(figures, List.of(), RuleInference.infer(figures));
    }

    private static PublishedTable table(Random random) {
        var rows = new ArrayList<Row>();
        var size = 2 + random.nextInt(12);
        var decimals = 1 + random.nextInt(2);
        var before = random.ints(size, 0, 30).toArray();
        var after = IntStream.of(before).map(count -> Math.max(0, count + random.nextInt(20) - 5)).toArray();
        after[0] = Math.max(1, after[0]);
        var all = IntStream.of(after).sum();
        var soFar = 0;
        for (var i = 0; i < size; i++) {
            soFar += after[i];
            rows.add(row(i + 2, "partnership " + i, before[i], after[i], Integer.toString(soFar), percent(after[i], all, decimals)));
        }
        rows.add(row(size + 2, "Total", IntStream.of(before).sum(), all, "", percent(all, all, decimals)));
        return new PublishedTable("t", "", COLUMNS, rows);
    }

    private static Row row(int number, String label, int before, int after, String soFar, String percent) {
        return new Row(number, List.of(Figure.words(label), Figure.of(before), Figure.of(after), Figure.of(after - before),
                Notation.DECIMAL_POINT.read(soFar), Notation.DECIMAL_POINT.read(percent)));
    }

    private static String percent(int count, int all, int decimals) {
        return BigDecimal.valueOf(count).multiply(HUNDRED).divide(BigDecimal.valueOf(all), decimals, RoundingMode.HALF_UP) + " %";
    }

    private static PublishedTable with(PublishedTable table, int row, int column, String text) {
        var rows = new ArrayList<>(table.rows());
        var cells = new ArrayList<>(rows.get(row).cells());
        cells.set(column, Notation.DECIMAL_POINT.read(text));
        rows.set(row, new Row(rows.get(row).number(), cells));
        return new PublishedTable(table.name(), table.caption(), table.columns(), rows);
    }
}
