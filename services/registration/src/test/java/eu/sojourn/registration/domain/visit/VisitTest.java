package eu.sojourn.registration.domain.visit;

import static eu.sojourn.registration.domain.Figures.FRIDAY;
import static eu.sojourn.registration.domain.Figures.MONDAY;
import static eu.sojourn.registration.domain.Figures.after;
import static eu.sojourn.registration.domain.Figures.refusal;
import static eu.sojourn.registration.domain.Figures.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisitTest {

    private static final LocalDate REPORTED_ON = FRIDAY.plusDays(7);
    private static final LocalDate VALIDATED_ON = FRIDAY.plusDays(12);

    /**
     * What every command does in every state: the state after it, {@code -} refused, {@code .} nothing (the clock asks every visit). The
     * columns are the constants of {@link VisitCommand} in their order; START and COMPLETE are the clock on the first day and on the day
     * after the last.
     */
    private static final String LIFE = """
            SUBMITTED  APPROVED DECLINED -        -        WITHDRAWN -         .       .         -        -         -
            APPROVED   -        -        ACCEPTED DECLINED WITHDRAWN -         .       .         -        -         -
            ACCEPTED   -        -        -        DECLINED WITHDRAWN COMMITTED .       .         -        -         -
            COMMITTED  -        -        -        -        WITHDRAWN -         ONGOING ONGOING   -        -         -
            ONGOING    -        -        -        -        -         -         .       COMPLETED -        -         -
            COMPLETED  -        -        -        -        -         -         .       .         REPORTED -         -
            REPORTED   -        -        -        -        -         -         .       .         -        VALIDATED -
            VALIDATED  -        -        -        -        -         -         .       .         -        -         CLOSED
            CLOSED     -        -        -        -        -         -         .       .         -        -         -
            DECLINED   -        -        -        -        -         -         .       .         -        -         -
            WITHDRAWN  -        -        -        -        -         -         .       .         -        -         -
            """;

    static Stream<Object[]> everyStateAndCommand() {
        return LIFE.lines().flatMap(line -> {
            var cells = line.split(" +");
            assertThat(cells).hasSize(1 + VisitCommand.values().length);
            return Stream.of(VisitCommand.values()).map(command -> new Object[]{cells[0], command, cells[1 + command.ordinal()]});
        });
    }

    @ParameterizedTest
    @MethodSource("everyStateAndCommand")
    void doesInEachStateWhatItsLifeAllows(String situation, VisitCommand command, String outcome) {
        var before = in(situation);

        var decision = give(before, command);

        switch (outcome) {
            case "-" -> {
                assertThat(refusal(decision, Decision.Kind.STATE)).hasSize(1);
                assertThat(before.allows(command)).isFalse();
            }
            case "." -> {
                assertThat(decision).isEqualTo(Decision.unchanged(before));
                assertThat(before.allows(command) && command == VisitCommand.START).isFalse();
            }
            default -> {
                assertThat(situation(after(decision))).isEqualTo(outcome);
                assertThat(told(decision)).isNotEmpty();
            }
        }
    }

    @Test
    void showsEveryStateInTheTable() {
        assertThat(LIFE.lines().map(line -> line.split(" ")[0]).filter(name -> !name.equals("ACCEPTED")))
                .containsExactly(Stream.of(VisitState.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void staysCommittedUntilItsFirstDay() {
        var committed = in("COMMITTED");

        assertThat(after(committed.advance(MONDAY.minusDays(1))).state()).isEqualTo(VisitState.COMMITTED);
        assertThat(after(committed.advance(MONDAY)).state()).isEqualTo(VisitState.ONGOING);
    }

    @Test
    void staysOngoingThroughItsLastDay() {
        var ongoing = in("ONGOING");

        assertThat(after(ongoing.advance(FRIDAY)).state()).isEqualTo(VisitState.ONGOING);
        assertThat(after(ongoing.advance(FRIDAY.plusDays(1))).state()).isEqualTo(VisitState.COMPLETED);
    }

    @Test
    void tellsThatTheLumpSumIsDueTenDaysAfterTheReportIsValidated() {
        var decision = in("REPORTED").validateClosingReport(Figures.shippedRules(), VALIDATED_ON);

        assertThat(told(decision)).containsExactly("ClosingReportValidated", "LumpSumDue");
        assertThat(after(decision).payment()).isEqualTo(new Payment(Payment.State.DUE, VALIDATED_ON.plusDays(10), null));
    }

    @Test
    void closesWithoutPaymentWhereNoLumpSumIsPaid() {
        var reported = reported(after(in("SUBMITTED").approve(1, Money.eur(0), false)));

        var decision = reported.validateClosingReport(Figures.shippedRules(), VALIDATED_ON);

        assertThat(told(decision)).containsExactly("ClosingReportValidated");
        assertThat(after(decision).state()).isEqualTo(VisitState.CLOSED);
        assertThat(after(decision).payment().state()).isEqualTo(Payment.State.NOT_DUE);
    }

    @Test
    void isPaidBetweenTheValidationOfTheReportAndToday() {
        var validated = in("VALIDATED");
        var today = VALIDATED_ON.plusDays(3);

        assertThatThrownBy(() -> validated.recordPayment(VALIDATED_ON.minusDays(1), today)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> validated.recordPayment(today.plusDays(1), today)).isInstanceOf(InvalidValue.class);
        assertThat(after(validated.recordPayment(VALIDATED_ON, today)).payment().paidOn()).isEqualTo(VALIDATED_ON);
        assertThat(after(validated.recordPayment(today, today)).payment().paidOn()).isEqualTo(today);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "COMMITTED"})
    void countsNoLongerOnceWithdrawn(VisitState state) {
        var visit = in(state.name());
        assertThat(visit.counting()).isTrue();

        assertThat(after(visit.withdraw()).counting()).isFalse();
    }

    static Stream<List<String>> badReasons() {
        return Stream.of(List.of(), List.of(" "), List.of("too far", ""), List.of("x".repeat(1_001)), Collections.nCopies(21, "no"));
    }

    @ParameterizedTest
    @MethodSource("badReasons")
    void needsReasonsThatFitIntoAnEventToBeDeclinedOrRefused(List<String> reasons) {
        assertThatThrownBy(() -> in("SUBMITTED").decline(reasons)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> in("APPROVED").refuse(reasons)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void takesReasonsUpToTheirLimit() {
        var reasons = Collections.nCopies(20, "x".repeat(1_000));

        assertThat(after(in("SUBMITTED").decline(reasons)).reasons()).isEqualTo(reasons);
    }

    @Test
    void hasAPurposeOfAtMostTwoThousandCharacters() {
        assertThat(submitted("x".repeat(2_000)).purpose()).hasSize(2_000);
        assertThatThrownBy(() -> submitted("x".repeat(2_001))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void hasOneIdPerXchangeOrganisationAndAttempt() {
        var xchange = new Figures().xchange().xchangeId();
        var litek = new OrganisationId("litek");

        assertThat(VisitId.of(xchange, litek, 0)).isEqualTo(VisitId.of(xchange, litek, 0))
                .isNotEqualTo(VisitId.of(xchange, litek, 1))
                .isNotEqualTo(VisitId.of(xchange, new OrganisationId("ineustar"), 0));
    }

    private static Visit submitted(String purpose) {
        return after(Visit.submit(new VisitId("visit-of-litek"), new Figures().xchange(), new OrganisationId("litek"), new Country("LT"),
                new PartnershipId("biginn"), purpose, MONDAY.minusDays(30)));
    }

    private static Visit reported(Visit approved) {
        var visit = after(after(approved.accept()).commit());
        visit = after(after(visit.advance(MONDAY)).advance(FRIDAY.plusDays(1)));
        return after(visit.fileClosingReport("Two suppliers found.", REPORTED_ON));
    }

    /** A visit that came there by what really happens. */
    private static Visit in(String situation) {
        var submitted = submitted("Suppliers");
        return switch (situation) {
            case "DECLINED" -> after(submitted.decline(List.of("The goals do not fit.")));
            case "WITHDRAWN" -> after(submitted.withdraw());
            default -> {
                var way = new ArrayList<Visit>();
                way.add(submitted);
                way.add(after(way.getLast().approve(1, Money.eur(830), true)));
                way.add(after(way.getLast().accept()));
                way.add(after(way.getLast().commit()));
                way.add(after(way.getLast().advance(MONDAY)));
                way.add(after(way.getLast().advance(FRIDAY.plusDays(1))));
                way.add(after(way.getLast().fileClosingReport("Two suppliers found.", REPORTED_ON)));
                way.add(after(way.getLast().validateClosingReport(Figures.shippedRules(), VALIDATED_ON)));
                way.add(after(way.getLast().recordPayment(VALIDATED_ON, VALIDATED_ON)));
                yield way.stream().filter(visit -> situation(visit).equals(situation)).findFirst().orElseThrow();
            }
        };
    }

    private static String situation(Visit visit) {
        return visit.state() == VisitState.APPROVED && visit.acceptedByHost() ? "ACCEPTED" : visit.state().name();
    }

    private static Decision<Visit> give(Visit visit, VisitCommand command) {
        return switch (command) {
            case APPROVE -> visit.approve(1, Money.eur(830), true);
            case DECLINE -> visit.decline(List.of("The goals do not fit."));
            case ACCEPT -> visit.accept();
            case REFUSE -> visit.refuse(List.of("The laboratory is closed."));
            case WITHDRAW -> visit.withdraw();
            case COMMIT -> visit.commit();
            case START -> visit.advance(MONDAY);
            case COMPLETE -> visit.advance(FRIDAY.plusDays(1));
            case FILE_CLOSING_REPORT -> visit.fileClosingReport("Two suppliers found.", REPORTED_ON);
            case VALIDATE_CLOSING_REPORT -> visit.validateClosingReport(Figures.shippedRules(), VALIDATED_ON);
            case RECORD_PAYMENT -> visit.recordPayment(VALIDATED_ON, VALIDATED_ON);
        };
    }
}
