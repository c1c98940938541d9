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
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XchangeTest {

    /**
     * What every command does in every state: the state after it, {@code -} refused, {@code .} nothing (the clock, events and repeated
     * openings ask every Xchange). The columns are the constants of {@link XchangeCommand} in their order; START and COMPLETE are the clock
     * on the first day and on the day after the last.
     */
    private static final String LIFE = """
            DRAFT     DRAFT     OPEN .         .       .         .      CANCELLED
            OPEN      OPEN      .    CONFIRMED .       .         .      CANCELLED
            CONFIRMED CONFIRMED .    .         ONGOING ONGOING   .      CANCELLED
            ONGOING   -         .    .         .       COMPLETED .      -
            COMPLETED -         .    .         .       .         CLOSED -
            CLOSED    -         .    .         .       .         .      -
            CANCELLED -         -    .         .       .         .      -
            """;

    private final Figures figures = new Figures();

    static Stream<Object[]> everyStateAndCommand() {
        return LIFE.lines().flatMap(line -> {
            var cells = line.split(" +");
            assertThat(cells).hasSize(1 + XchangeCommand.values().length);
            return Stream.of(XchangeCommand.values())
                    .map(command -> new Object[]{XchangeState.valueOf(cells[0]), command, cells[1 + command.ordinal()]});
        });
    }

    @ParameterizedTest
    @MethodSource("everyStateAndCommand")
    void doesInEachStateWhatItsLifeAllows(XchangeState state, XchangeCommand command, String outcome) {
        figures.xchangeState = state;
        var before = figures.xchange();

        var decision = switch (command) {
            case CHANGE -> changed(before, Plan.of("Lasers", before.format(), before.mode(), before.period(), 7, null));
            case OPEN -> before.open();
            case CONFIRM -> before.confirm();
            case START -> before.advance(MONDAY);
            case COMPLETE -> before.advance(FRIDAY.plusDays(1));
            case CLOSE -> before.close();
            case CANCEL -> before.cancel(List.of("The laboratory is closed."));
        };

        switch (outcome) {
            case "-" -> {
                assertThat(refusal(decision, Decision.Kind.STATE)).hasSize(1);
                assertThat(state.allows(command)).isFalse();
            }
            case "." -> {
                assertThat(decision).isEqualTo(Decision.unchanged(before));
                assertThat(state.allows(command)).isFalse();
            }
            default -> {
                assertThat(after(decision).state()).isEqualTo(XchangeState.valueOf(outcome));
                assertThat(after(decision)).isNotEqualTo(before);
                var silent = state == XchangeState.DRAFT && command != XchangeCommand.OPEN;
                assertThat(told(decision)).hasSize(silent ? 0 : 1);
            }
        }
    }

    @Test
    void showsEveryStateInTheTable() {
        assertThat(LIFE.lines().map(line -> line.split(" ")[0]))
                .containsExactly(Stream.of(XchangeState.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void changesEverythingOfADraft() {
        figures.xchangeState = XchangeState.DRAFT;
        var virtual = Plan.of("Lasers", Xchange.Format.ONE_TO_ONE, Xchange.Mode.VIRTUAL, new Period(FRIDAY, FRIDAY), 1, null);

        var changed = after(figures.xchange()
                .change(new ProgrammeId("excite"), new OrganisationId("gaia"), new PartnershipId("gaia"), new Country("ES"), virtual));

        assertThat(changed.plan()).isEqualTo(virtual);
        assertThat(changed.programmeId().value()).isEqualTo("excite");
        assertThat(changed.hostCountry().value()).isEqualTo("ES");
    }

    @Test
    void keepsProgrammeHostFormatAndModeOnceOpen() {
        var other = Plan.of("Detectors", Xchange.Format.ONE_TO_ONE, Xchange.Mode.VIRTUAL, figures.xchange().period(), 1, null);

        var decision = figures.xchange()
                .change(new ProgrammeId("excite"), new OrganisationId("gaia"), new PartnershipId("gaia"), new Country("ES"), other);

        assertThat(refusal(decision, Decision.Kind.RULE)).hasSize(5).containsOnly("FIXED_ONCE_OPEN");
    }

    @Test
    void neverHasFewerPlacesThanAreTaken() {
        figures.placesTaken = 3;
        var xchange = figures.xchange();

        assertThat(after(changed(xchange, capacity(3))).capacity()).isEqualTo(3);
        assertThat(refusal(changed(xchange, capacity(2)), Decision.Kind.RULE)).containsExactly("CAPACITY_BELOW_PLACES_TAKEN");
    }

    @Test
    void tellsOfNoChangeWhereThereIsNone() {
        var xchange = figures.xchange();

        assertThat(changed(xchange, xchange.plan())).isEqualTo(Decision.unchanged(xchange));
    }

    @Test
    void isCancelledForAReason() {
        var decision = figures.xchange().cancel(List.of("The laboratory is closed."));

        assertThat(told(decision)).containsExactly("XchangeCancelled");
        assertThat(after(decision).reasons()).containsExactly("The laboratory is closed.");
        assertThatThrownBy(() -> figures.xchange().cancel(List.of())).isInstanceOf(InvalidValue.class);
    }

    private static Decision<Xchange> changed(Xchange x, Plan plan) {
        return x.change(x.programmeId(), x.hostOrganisationId(), x.hostPartnershipId(), x.hostCountry(), plan);
    }

    private Plan capacity(int capacity) {
        figures.capacity = capacity;
        return figures.plan();
    }

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
        figures.xchangeState = XchangeState.DRAFT;
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
        figures.xchangeState = XchangeState.CANCELLED;

        assertThat(refusal(figures.xchange().open(), Decision.Kind.STATE)).containsExactly("CANCELLED");
    }

    @Test
    void startsOnItsFirstDayAndIsCompletedAfterItsLast() {
        figures.xchangeState = XchangeState.CONFIRMED;
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
