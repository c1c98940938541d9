package eu.sojourn.kpis.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Reached.Value;
import eu.sojourn.service.domain.Decision.Accepted;

class WatchedTargetTest {

    private static final LocalDate FROM = LocalDate.parse("2023-01-01");
    private static final LocalDate TO = LocalDate.parse("2023-12-31");
    private static final LocalDate TODAY = LocalDate.parse("2024-05-14");
    private static final Goal COUNTED = goal("visits-counted", Scope.WHOLE, 100, FROM, TO);

    static Stream<Goal> others() {
        return Stream.of(goal("visits-completed", Scope.WHOLE, 100, FROM, TO),
                goal("visits-counted", new Scope(Map.of(Dimension.HOST_COUNTRY, Set.of("DE"))), 100, FROM, TO),
                goal("visits-counted", Scope.WHOLE, 100, FROM.plusDays(1), TO),
                goal("visits-counted", Scope.WHOLE, 100, FROM, TO.minusDays(1)));
    }

    /** What it was of before was missed: that this is reached is no change of its light. */
    @ParameterizedTest
    @MethodSource("others")
    void aTargetOfSomethingElseHasNoFormerLight(Goal other) {
        var missed = seen(null, "biginn", COUNTED, 40).state();

        var changed = seen(missed, "biginn", other, 100);

        assertThat(changed.events()).isEmpty();
        assertThat(changed.state().lightOf(other)).isEqualTo(Light.GREEN);
        assertThat(changed.state().lightOf(COUNTED)).isEqualTo(Light.NONE);
        assertThat(seen(changed.state(), "biginn", COUNTED, 40).state().alerts().getLast().former()).isEqualTo(Light.NONE);
    }

    @Test
    void anotherValueOfTheSameChangesTheLight() {
        var missed = seen(null, "biginn", COUNTED, 40).state();

        var reached = seen(missed, "biginn", goal("visits-counted", Scope.WHOLE, 40, FROM, TO), 40);

        assertThat(reached.state().alerts()).extracting(Alert::former).containsExactly(Light.NONE, Light.RED);
        assertThat(reached.state().alerts()).extracting(Alert::light).containsExactly(Light.RED, Light.GREEN);
    }

    @Test
    void anAlertKeepsWhatTheTargetWasOf() {
        var missed = seen(null, "biginn", COUNTED, 40).state();

        var again = seen(missed, "biginn", goal("visits-completed", Scope.WHOLE, 50, FROM, TO), 10).state();

        assertThat(again.alerts()).extracting(Alert::kpi).containsExactly("visits-counted", "visits-completed");
        assertThat(again.alerts()).extracting(alert -> alert.target().intValue()).containsExactly(100, 50);
    }

    @Test
    void alertsOfTwoProgrammesHaveDifferentIds() {
        assertThat(seen(null, "biginn", COUNTED, 40).state().alerts()).extracting(Alert::alertId)
                .containsExactly("biginn.rules-visits-counted-1");
        assertThat(seen(null, "excite", COUNTED, 40).state().alerts()).extracting(Alert::alertId)
                .containsExactly("excite.rules-visits-counted-1");
    }

    /** As it was kept before the part and the period were. */
    @Test
    void holdsALightOfOldWhileTheIndicatorIsTheSame() {
        var old = new WatchedTarget(new ProgrammeId("biginn"), TargetId.ofRules("visits-counted"), "visits-counted", null, Light.RED, "1",
                TODAY,
                1, List.of());

        assertThat(old.lightOf(COUNTED)).isEqualTo(Light.RED);
        assertThat(old.lightOf(goal("visits-completed", Scope.WHOLE, 100, FROM, TO))).isEqualTo(Light.NONE);
    }

    private static Goal goal(String kpi, Scope scope, int value, LocalDate from, LocalDate to) {
        return new Goal(kpi, scope, BigDecimal.valueOf(value), from, to, Thresholds.USUAL);
    }

    /** The period is over, and so much was reached in it. */
    private static Accepted<WatchedTarget> seen(@Nullable WatchedTarget before, String programme, Goal goal, int reached) {
        var indicator = new Indicator(goal.kpi(), goal.kpi(), "visits", "Visits.", Measure.SUM, null, Timing.FLOW, Direction.MORE, null,
                List.of());
        var target = new TargetInForce(TargetId.ofRules("visits-counted"), new ProgrammeId(programme), goal, null, 0);
        var pace = Pace.of(indicator, goal, new Reached(Map.of(goal.to(), new Value(BigDecimal.valueOf(reached), reached))),
                BigDecimal.ZERO,
                TODAY, before == null ? Light.NONE : before.lightOf(goal));
        return (Accepted<WatchedTarget>) WatchedTarget.see(before,
                new Sighting(target, indicator, new KnownProgramme(target.programmeId(), programme, programme, FROM, TO, 1, Map.of()), pace,
                        "1", TODAY, Instant.parse("2024-05-14T22:30:05Z")));
    }
}
