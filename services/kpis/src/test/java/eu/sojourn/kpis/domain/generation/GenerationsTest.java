package eu.sojourn.kpis.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.domain.generation.Generations.Build;
import eu.sojourn.kpis.domain.generation.Generations.State;
import eu.sojourn.service.domain.Decision;

class GenerationsTest {

    private static final Instant NOW = Instant.parse("2024-03-20T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    /** Generation 1 of rules 4 is shown. */
    private final Generations running = Generations.none(0).serving(rules(4), NOW, true);

    @Test
    void showsAFirstGenerationAtOnceWhereNothingHappened() {
        assertThat(running.builds()).containsExactly(new Build(1, rules(4), State.ACTIVE, NOW, null, NOW));
    }

    @Test
    void buildsAFirstGenerationBeforeItIsShownWhereThereIsSomethingToRead() {
        var first = Generations.none(7).serving(rules(4), NOW, false);

        assertThat(first.building()).contains(new Build(8, rules(4), State.BUILDING, NOW, null, null));
        assertThat(first.retired()).as("what was there before").extracting(Build::number).containsExactly(7);
        assertThat(first.active()).isEmpty();
        assertThat(first.activated(new Generation(8), LATER).active()).contains(new Build(8, rules(4), State.ACTIVE, NOW, null, LATER));
    }

    @Test
    void beginsNothingForAnotherInstanceOfTheSameOrFormerRules() {
        assertThat(running.serving(rules(4), LATER, false)).isSameAs(running);
        assertThat(running.serving(rules(3), LATER, false)).isSameAs(running);
    }

    @Test
    void buildsLaterRulesBesideTheGenerationThatIsShown() {
        var upgraded = running.serving(rules(5), LATER, true);

        assertThat(upgraded.active()).hasValueSatisfying(build -> assertThat(build.number()).isEqualTo(1));
        assertThat(upgraded.building()).contains(new Build(2, rules(5), State.BUILDING, LATER, null, null));
        assertThat(upgraded.toRun(rules(4))).extracting(Build::number).containsExactly(1);
        assertThat(upgraded.toRun(rules(5))).extracting(Build::number).containsExactly(2);
    }

    @Test
    void retiresWhatIsBuiltByFormerRules() {
        var rebuilding = accepted(running.rebuilding(rules(4), "olga", NOW));

        var upgraded = rebuilding.serving(rules(5), LATER, false);

        assertThat(upgraded.retired()).extracting(Build::number).containsExactly(2);
        assertThat(upgraded.building()).hasValueSatisfying(build -> assertThat(build.number()).isEqualTo(3));
    }

    @Test
    void rebuildsOnceAtATime() {
        var rebuilding = accepted(running.rebuilding(rules(4), "olga", LATER));

        assertThat(rebuilding.building()).contains(new Build(2, rules(4), State.BUILDING, LATER, "olga", null));
        assertThat(rebuilding.rebuilding(rules(4), "olga", LATER)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void retiresTheFormerGenerationWhenAnotherIsShown() {
        var switched = accepted(running.rebuilding(rules(4), "olga", NOW)).activated(new Generation(2), LATER);

        assertThat(switched.active()).contains(new Build(2, rules(4), State.ACTIVE, NOW, "olga", LATER));
        assertThat(switched.retired()).extracting(Build::number).containsExactly(1);
        assertThat(switched.toRun(rules(4))).extracting(Build::number).containsExactly(2);
        assertThat(switched.activated(new Generation(1), LATER)).as("upwards only").isSameAs(switched);
        assertThat(switched.activated(new Generation(2), LATER.plusSeconds(1))).as("once").isSameAs(switched);
    }

    @Test
    void givesUpWhatIsBeingBuiltOnly() {
        var rebuilding = accepted(running.rebuilding(rules(4), "olga", NOW));

        var givenUp = accepted(rebuilding.givenUp(new Generation(2)));

        assertThat(givenUp.building()).isEmpty();
        assertThat(givenUp.retired()).extracting(Build::number).containsExactly(2);
        assertThat(givenUp.activated(new Generation(2), LATER)).isSameAs(givenUp);
        assertThat(rebuilding.givenUp(new Generation(1))).isInstanceOf(Decision.Refused.class);
        assertThat(Generations.none(0).serving(rules(4), NOW, false).givenUp(new Generation(1))).as("there is no other")
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void neverGivesANumberAgain() {
        var switched = accepted(running.rebuilding(rules(4), "olga", NOW)).activated(new Generation(2), LATER);

        var removed = switched.removed(new Generation(1));

        assertThat(removed.builds()).extracting(Build::number).containsExactly(2);
        assertThat(removed.removed(new Generation(2))).as("what lives is not removed").isEqualTo(removed);
        assertThat(accepted(removed.rebuilding(rules(4), "olga", LATER)).last()).isEqualTo(3);
    }

    @Test
    void knowsWhichGenerationsAreOverForEver() {
        var switched = accepted(running.rebuilding(rules(4), "olga", NOW)).activated(new Generation(2), LATER);

        assertThat(List.of(1, 2, 3)).map(number -> switched.isOver(new Generation(number))).containsExactly(true, false, false);
        assertThat(switched.removed(new Generation(1)).isOver(new Generation(1))).isTrue();
    }

    private static Rules rules(int version) {
        return new Rules(version, List.of("events"));
    }

    private static Generations accepted(Decision<Generations> decision) {
        return switch (decision) {
            case Decision.Accepted<Generations>(var state, _) -> state;
            case Decision.Refused<Generations> refused -> throw new AssertionError(refused.reasons());
        };
    }
}
