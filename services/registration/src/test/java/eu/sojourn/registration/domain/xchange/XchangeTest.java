package eu.sojourn.registration.domain.xchange;

import static eu.sojourn.registration.domain.Figures.FRIDAY;
import static eu.sojourn.registration.domain.Figures.MONDAY;
import static eu.sojourn.registration.domain.Figures.after;
import static eu.sojourn.registration.domain.Figures.refusal;
import static eu.sojourn.registration.domain.Figures.told;
import static eu.sojourn.registration.domain.Figures.visitId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XchangeTest {

    private final Figures figures = new Figures();

    /** Any order of reserving and releasing, by a random walk that its number can repeat. */
    @RepeatedTest(20)
    void neverGivesMorePlacesThanItHas(RepetitionInfo walk) {
        var random = new Random(walk.getCurrentRepetition());
        figures.capacity = 1 + random.nextInt(4);
        var xchange = figures.xchange();

        for (var step = 0; step < 200; step++) {
            var visit = visitId(random.nextInt(8));
            var had = xchange.places().contains(visit);
            var full = xchange.isFull();
            var decision = random.nextInt(3) > 0 ? xchange.reserve(visit) : xchange.release(visit);
            if (decision instanceof Decision.Refused<Xchange>) {
                assertThat(full && !had).isTrue();
            } else {
                xchange = after(decision);
            }
            assertThat(xchange.places()).hasSizeLessThanOrEqualTo(xchange.capacity());
        }
    }

    @Test
    void keepsThePlaceOfAVisitThatHasOne() {
        figures.placesTaken = figures.capacity;
        var full = figures.xchange();

        assertThat(full.reserve(visitId(0))).isEqualTo(Decision.unchanged(full));
        assertThat(refusal(full.reserve(visitId(99)), Decision.Kind.RULE)).containsExactly("XCHANGE_FULL");
    }

    @Test
    void givesAReleasedPlaceToAnother() {
        figures.placesTaken = figures.capacity;

        var released = after(figures.xchange().release(visitId(0)));

        assertThat(after(released.reserve(visitId(99))).places()).hasSize(figures.capacity).contains(visitId(99));
    }

    @Test
    void isOpenedOnceAndConfirmedOnce() {
        figures.xchangeState = Xchange.State.DRAFT;
        var draft = figures.xchange();

        assertThat(told(draft.confirm())).isEmpty();
        assertThat(told(draft.open())).containsExactly("XchangeOpened");
        var open = after(draft.open());
        assertThat(told(open.open())).isEmpty();
        assertThat(told(open.confirm())).containsExactly("XchangeConfirmed");
        assertThat(told(after(open.confirm()).confirm())).isEmpty();
    }

    @Test
    void isNotOpenedOnceCancelled() {
        figures.xchangeState = Xchange.State.CANCELLED;

        assertThat(refusal(figures.xchange().open(), Decision.Kind.STATE)).containsExactly("CANCELLED");
    }

    @Test
    void startsOnItsFirstDayAndIsCompletedAfterItsLast() {
        figures.xchangeState = Xchange.State.CONFIRMED;
        var confirmed = figures.xchange();

        assertThat(told(confirmed.advance(MONDAY.minusDays(1)))).isEmpty();
        assertThat(told(confirmed.advance(MONDAY))).containsExactly("XchangeStarted");
        var ongoing = after(confirmed.advance(MONDAY));
        assertThat(told(ongoing.advance(FRIDAY))).isEmpty();
        assertThat(told(ongoing.advance(FRIDAY.plusDays(1)))).containsExactly("XchangeCompleted");
    }

    @Test
    void doesNotStartBeforeTheHostHasConfirmed() {
        assertThat(told(figures.xchange().advance(FRIDAY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 501})
    void cannotHaveSuchACapacity(int capacity) {
        figures.capacity = capacity;

        assertThatThrownBy(figures::xchange).isInstanceOf(InvalidValue.class);
    }

    @Test
    void hasItsDeadlineOnItsFirstDayAtTheLatest() {
        figures.deadline = MONDAY;
        assertThat(figures.xchange().lastDayToApply()).isEqualTo(MONDAY);
        figures.deadline = MONDAY.plusDays(1);
        assertThatThrownBy(figures::xchange).isInstanceOf(InvalidValue.class);
    }
}
