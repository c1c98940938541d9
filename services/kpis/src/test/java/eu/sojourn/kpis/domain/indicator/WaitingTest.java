package eu.sojourn.kpis.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.Histories;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.Story;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;

/** What is told to count not yet by one indicator is what another one counts as waiting. */
class WaitingTest {

    private static final String WAITING = "visits-not-yet-counted";

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void waitsFromTheMomentOfTheApplication() {
        var story = new Story("waiting-x", "waiting");
        story.visit("dk", "bigscience-dk", true).submitted();
        var visit = Histories.facts(Histories.observations(story.sent())).values().stream().filter(WaitingTest::isVisit).findFirst();

        assertThat(verdict(visit.orElseThrow(), WAITING)).isInstanceOfSatisfying(Counts.class,
                counts -> assertThat(counts.shares()).singleElement().satisfies(share -> {
                    assertThat(share.dimensions()).containsEntry(Dimension.REASON, "not-approved");
                    assertThat(share.on()).isAfter(LocalDate.EPOCH);
                }));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyVisitThatCountsNotYetWaitsForTheSameReason(long seed) {
        Histories.facts(Histories.observations(Histories.of(new Random(seed))))
                .values()
                .stream()
                .filter(WaitingTest::isVisit)
                .forEach(visit -> {
                    var counted = verdict(visit, "visits-counted");
                    var waiting = verdict(visit, WAITING);
                    assertThat(waiting instanceof Counts).as("%s of %s", counted, visit.reached())
                            .isEqualTo(counted instanceof CountsNotYet);
                    if (waiting instanceof Counts) {
                        assertThat(waiting.shares()).singleElement()
                                .satisfies(share -> assertThat(share.dimensions()).containsEntry(Dimension.REASON, counted.why().code()));
                    }
                });
    }

    private static boolean isVisit(Fact fact) {
        return fact.id().kind() == FactKind.VISIT;
    }

    private static Verdict verdict(Fact fact, String kpi) {
        return FactSheet.of(fact, Shipped.KPIS).verdict(kpi);
    }
}
