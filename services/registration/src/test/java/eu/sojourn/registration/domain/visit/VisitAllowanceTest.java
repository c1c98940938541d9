package eu.sojourn.registration.domain.visit;

import static eu.sojourn.registration.domain.Figures.after;
import static eu.sojourn.registration.domain.Figures.refusal;
import static eu.sojourn.registration.domain.Figures.rules;
import static eu.sojourn.registration.domain.Figures.visitId;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import org.junit.jupiter.api.Test;

class VisitAllowanceTest {

    private final VisitAllowance unused = VisitAllowance.unused(new ProgrammeId("biginn"), new OrganisationId("litek"));

    @Test
    void countsTheFirstVisitAndSupportsTheOthers() {
        var taken = after(after(unused.take(visitId(1), rules(1, null))).take(visitId(2), rules(1, null)));

        assertThat(taken.counts(visitId(1))).isTrue();
        assertThat(taken.counts(visitId(2))).isFalse();
        assertThat(taken.counts(visitId(3))).isFalse();
    }

    @Test
    void countsAsManyAsTheRulesSay() {
        var taken = unused;
        for (var i = 1; i <= 3; i++) {
            taken = after(taken.take(visitId(i), rules(2, null)));
        }

        assertThat(taken.counted()).containsExactlyInAnyOrder(visitId(1), visitId(2));
    }

    @Test
    void takesAVisitOnce() {
        var once = after(unused.take(visitId(1), rules(1, 1)));

        assertThat(once.take(visitId(1), rules(1, 1))).isEqualTo(Decision.unchanged(once));
    }

    @Test
    void isUsedUpAtTheLimitAndNotBefore() {
        var one = after(unused.take(visitId(1), rules(1, 2)));
        var two = after(one.take(visitId(2), rules(1, 2)));

        assertThat(refusal(two.take(visitId(3), rules(1, 2)), Decision.Kind.RULE)).containsExactly("ALREADY_VISITED");
    }

    @Test
    void countsTheNextVisitWhenTheCountedOneEndsEarly() {
        var two = after(after(unused.take(visitId(1), rules(1, null))).take(visitId(2), rules(1, null)));

        var next = after(after(two.giveBack(visitId(1))).take(visitId(3), rules(1, null)));

        assertThat(next.counted()).containsExactly(visitId(3));
    }

    @Test
    void neverCountsMoreThanTheRulesSayWhenAnUncountedVisitEndsEarly() {
        var two = after(after(unused.take(visitId(1), rules(1, null))).take(visitId(2), rules(1, null)));

        var next = after(after(two.giveBack(visitId(2))).take(visitId(3), rules(1, null)));

        assertThat(next.counted()).containsExactly(visitId(1));
    }
}
