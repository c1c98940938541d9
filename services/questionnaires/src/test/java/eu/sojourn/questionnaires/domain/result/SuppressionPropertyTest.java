package eu.sojourn.questionnaires.domain.result;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;

/**
 * Tries to compute what public reports leave out: of every report, all tables are enumerated that agree with all of it, and with what
 * anybody knows of tables: that segments add up to the whole, that of a single choice options add up to the respondents, that nobody
 * ticks an option twice. What is small may be any of at least five numbers in them.
 */
class SuppressionPropertyTest {

    private static final int ROUNDS = 150;
    private static final int UNKNOWN = -1;

    @ParameterizedTest
    @CsvSource({"SINGLE_CHOICE, 2, 3, 1", "SINGLE_CHOICE, 3, 2, 2", "SINGLE_CHOICE, 1, 4, 3", "MULTIPLE_CHOICE, 2, 2, 4",
            "MULTIPLE_CHOICE, 3, 2, 5", "MULTIPLE_CHOICE, 1, 3, 6", "MULTIPLE_CHOICE, 2, 3, 7"})
    void givesNoSmallCountAway(String type, int segments, int options, long seed) {
        Random random = new Random(seed);
        List<String> values = IntStream.range(0, options).mapToObj(each -> "o" + each).toList();
        Questionnaire form = Forms.of(question("it", type, options(values.toArray(String[]::new)), "'required':true"));
        boolean single = type.equals("SINGLE_CHOICE");
        int small = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int[][] truth = new int[segments][options + 1];
            Map<String, Integer> invited = new LinkedHashMap<>();
            List<Returned> returned = new ArrayList<>();
            for (int segment = 0; segment < segments; segment++) {
                int size = random.nextInt(segments == 1 ? 16 : segments == 2 ? single ? 13 : 9 : 8);
                invited.put("s" + segment, 20);
                double[] liking = random.doubles(options).map(each -> each * each).toArray();
                for (int each = 0; each < size; each++) {
                    List<String> chosen = chosen(values, liking, single, random);
                    truth[segment][0]++;
                    for (String value : chosen) {
                        truth[segment][values.indexOf(value) + 1]++;
                    }
                    returned.add(Returns.of(form, segment + "-" + each, "s" + segment, Map.of("it", single ? chosen.getFirst() : chosen)));
                }
            }
            small += attack(Results.of(form, invited, returned).published(), truth, single);
        }
        assertThat(small).as("small counts that were left out").isGreaterThan(ROUNDS / 4);
    }

    private static List<String> chosen(List<String> values, double[] liking, boolean single, Random random) {
        List<String> chosen = new ArrayList<>();
        for (int option = 0; option < values.size(); option++) {
            if (random.nextDouble() < liking[option] * (single ? 1 : 1.6)) {
                chosen.add(values.get(option));
            }
        }
        if (chosen.isEmpty() || single) {
            return List.of(chosen.isEmpty() ? values.getFirst() : chosen.getFirst());
        }
        return chosen;
    }

    /** @return how many small counts there were */
    private static int attack(Results told, int[][] truth, boolean single) {
        int segments = truth.length;
        int columns = truth[0].length;
        Integer n = told.all().n();
        int[] all = IntStream.range(0, columns).map(column -> Arrays.stream(truth).mapToInt(segment -> segment[column]).sum()).toArray();
        if (n == null) {
            assertThat(all[0]).isLessThan(Withheld.TOLD_FROM);
            return 0;
        }
        Split split = ResultsTest.split(told, "it");
        int[] total = known(n, split.all(), columns);
        List<List<int[]>> possible = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            @Nullable
            Reach reach = told.segments().get("s" + segment);
            possible.add(possible(known(reach == null ? null : reach.n(), split.segments().get("s" + segment), columns), n, single));
        }
        int[][] least = new int[segments + 1][columns];
        int[][] most = new int[segments + 1][columns];
        Arrays.stream(least).forEach(each -> Arrays.fill(each, Integer.MAX_VALUE));
        search(possible, total, new int[segments][], 0, new int[columns], least, most);

        int small = 0;
        for (int segment = 0; segment <= segments; segment++) {
            for (int column = 0; column < columns; column++) {
                int count = segment == segments ? all[column] : truth[segment][column];
                assertThat(count).as("what is true is possible").isBetween(least[segment][column], most[segment][column]);
                if (Withheld.isSmall(count)) {
                    small++;
                    assertThat(most[segment][column] - least[segment][column])
                            .as("%s of %s in segment %d, column %d, is %d to %d by %s", count, Arrays.deepToString(truth), segment, column,
                                    least[segment][column], most[segment][column], told)
                            .isGreaterThanOrEqualTo(4);
                }
            }
        }
        return small;
    }

    /** What is told of one column: how many answered, then the count of each option. */
    private static int[] known(@Nullable Integer n, @Nullable Tally tally, int columns) {
        int[] known = new int[columns];
        Arrays.fill(known, UNKNOWN);
        known[0] = n == null ? UNKNOWN : n;
        if (tally instanceof Tally.Counted counted) {
            for (int option = 1; option < columns; option++) {
                Integer count = counted.counts().get(option - 1).count();
                known[option] = count == null ? UNKNOWN : count;
            }
        }
        return known;
    }

    private static List<int[]> possible(int[] known, int n, boolean single) {
        List<int[]> possible = new ArrayList<>();
        for (int size = 0; size <= n; size++) {
            if (known[0] == UNKNOWN || known[0] == size) {
                int[] column = new int[known.length];
                column[0] = size;
                fill(column, 1, known, single, possible);
            }
        }
        return possible;
    }

    private static void fill(int[] column, int option, int[] known, boolean single, List<int[]> possible) {
        if (option == column.length) {
            int sum = Arrays.stream(column).skip(1).sum();
            if (single ? sum == column[0] : sum >= column[0]) {
                possible.add(column.clone());
            }
            return;
        }
        for (int count = 0; count <= column[0]; count++) {
            if (known[option] == UNKNOWN || known[option] == count) {
                column[option] = count;
                fill(column, option + 1, known, single, possible);
            }
        }
    }

    private static void search(List<List<int[]>> possible, int[] total, int[][] chosen, int segment, int[] sum, int[][] least,
            int[][] most) {
        if (segment == possible.size()) {
            for (int column = 0; column < total.length; column++) {
                if (total[column] != UNKNOWN && total[column] != sum[column]) {
                    return;
                }
            }
            for (int column = 0; column < total.length; column++) {
                for (int each = 0; each < chosen.length; each++) {
                    least[each][column] = Math.min(least[each][column], chosen[each][column]);
                    most[each][column] = Math.max(most[each][column], chosen[each][column]);
                }
                least[chosen.length][column] = Math.min(least[chosen.length][column], sum[column]);
                most[chosen.length][column] = Math.max(most[chosen.length][column], sum[column]);
            }
            return;
        }
        for (int[] column : possible.get(segment)) {
            int[] next = new int[sum.length];
            boolean fits = true;
            for (int each = 0; each < sum.length && fits; each++) {
                next[each] = sum[each] + column[each];
                fits = total[each] == UNKNOWN || next[each] <= total[each];
            }
            if (fits) {
                chosen[segment] = column;
                search(possible, total, chosen, segment + 1, next, least, most);
            }
        }
    }
}
