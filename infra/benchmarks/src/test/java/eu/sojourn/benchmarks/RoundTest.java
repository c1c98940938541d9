package eu.sojourn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTest {

    @Test
    void sendsEachRequestOnceByClientsThatWorkAtOnce() throws Exception {
        var sent = new ConcurrentSkipListSet<Integer>();
        var allAtOnce = new CyclicBarrier(4);

        var round = Round.of(4, 40, number -> {
            allAtOnce.await();
            assertThat(sent.add(number)).isTrue();
        });

        assertThat(sent).containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
        assertThat(round.perSecond()).isPositive();
    }

    @Test
    void failsWhenOneRequestIsNotDone() {
        assertThatThrownBy(() -> Round.of(2, 10, number -> {
            if (number == 7) {
                throw new IllegalStateException("refused");
            }
        })).isInstanceOf(ExecutionException.class).hasRootCauseMessage("refused");
    }

    @Test
    void takesPercentilesByRank() {
        var hundred = IntStream.rangeClosed(1, 100).mapToDouble(number -> 101 - number).toArray();

        assertThat(Round.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Round.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Round.percentile(new double[]{7}, 99)).isEqualTo(7);
    }

    @Test
    void takesMedianOfEachFigureByItself() {
        var rounds = List.of(new Round(1, 20, 300), new Round(2, 30, 100), new Round(3, 10, 200));

        assertThat(Round.median(rounds)).isEqualTo(new Round(2, 20, 200));
    }
}
