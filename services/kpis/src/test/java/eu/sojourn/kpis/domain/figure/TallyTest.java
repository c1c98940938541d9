package eu.sojourn.kpis.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Share;

class TallyTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 13);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesWhatWasThereWhenItTakesOutWhatItTookIn(long seed) {
        var random = new Random(seed);
        for (var measure : Measure.values()) {
            var all = IntStream.range(0, 20).mapToObj(_ -> some(measure, random)).toList();
            var taken = new ArrayList<>(all.subList(0, random.nextInt(all.size() + 1)));
            var tally = new Tally(measure);
            all.forEach(tally::add);
            Collections.shuffle(taken, random);
            taken.forEach(tally::remove);

            var rest = new Tally(measure);
            all.subList(taken.size(), all.size()).forEach(rest::add);

            assertThat(tally.aggregate()).isEqualTo(rest.aggregate());
            assertThat(tally.value()).isEqualTo(rest.value());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergesPartsInAnyGrouping(long seed) {
        var random = new Random(seed);
        for (var measure : Measure.values()) {
            var one = some(measure, random);
            var two = some(measure, random);
            var three = some(measure, random);

            assertThat(one.plus(two).plus(three)).isEqualTo(three.plus(one.plus(two)));
            assertThat(one.plus(two).minus(two)).isEqualTo(one);
        }
    }

    @Test
    void countsEachElementOnceAcrossAllParts() {
        var tally = new Tally(Measure.DISTINCT);
        tally.add(Aggregate.of(Measure.DISTINCT, Share.element(DAY, "litek")));
        tally.add(Aggregate.of(Measure.DISTINCT, Share.element(DAY.plusMonths(1), "litek")));
        tally.add(Aggregate.of(Measure.DISTINCT, Share.element(DAY, "ineustar")));
        assertThat(tally.value()).isEqualByComparingTo("2");

        tally.remove(Aggregate.of(Measure.DISTINCT, Share.element(DAY, "litek")));
        assertThat(tally.value()).isEqualByComparingTo("2");
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        var tally = new Tally(Measure.MEDIAN);
        assertThat(tally.value()).isNull();

        IntStream.of(9, 2, 4).forEach(days -> tally.add(Aggregate.of(Measure.MEDIAN, Share.of(DAY, BigDecimal.valueOf(days)))));
        assertThat(tally.value()).isEqualByComparingTo("4");

        tally.add(Aggregate.of(Measure.MEDIAN, Share.of(DAY, BigDecimal.valueOf(7))));
        assertThat(tally.value()).isEqualByComparingTo("5.5");
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void refusesToMergeUnlikeMeasures(Measure measure) {
        var other = Measure.values()[(measure.ordinal() + 1) % Measure.values().length];

        assertThatThrownBy(() -> new Tally(measure).add(some(other, new Random(1)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAShareWithoutElementWhereDifferentOnesAreCounted() {
        assertThatThrownBy(() -> Aggregate.of(Measure.DISTINCT, Share.one(DAY))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Aggregate some(Measure measure, Random random) {
        return Aggregate.of(measure, measure == Measure.DISTINCT
                ? Share.element(DAY, "organisation-" + random.nextInt(5))
                : Share.of(DAY, BigDecimal.valueOf(random.nextInt(1, 9))));
    }
}
