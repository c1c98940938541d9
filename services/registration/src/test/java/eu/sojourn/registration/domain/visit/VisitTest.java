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
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.SmeClass;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisitTest {

    private static final int DAYS = 30;
    private static final Instant NOW = Instant.parse("2024-02-01T10:00:00Z");
    private static final VisitId VISIT = new VisitId("visit-of-litek");
    private static final OrganisationId LITEK = new OrganisationId("litek");
    private static final PartnershipId BIGINN = new PartnershipId("biginn");
    private static final Xchange XCHANGE = new Figures().xchange();
    private static final Classification CLASSIFIED = new Classification(OrganisationType.SME, SmeClass.MICRO, Set.of("photonics"),
            Set.of());
    private static final LocalDate REPORTED_ON = FRIDAY.plusDays(7);
    private static final LocalDate VALIDATED_ON = FRIDAY.plusDays(12);

    /**
     * What every command does in every state: the state after it. What is not named here is refused; the clock's commands START, COMPLETE and
     * EXPIRE do nothing then. ACCEPTED is APPROVED by both sides.
     */
    private static final String LIFE = """
            DRAFT        EDIT=DRAFT SUBMIT=SUBMITTED WITHDRAW=WITHDRAWN EXPIRE=EXPIRED
            SUBMITTED    APPROVE=APPROVED WAITLIST=WAITLISTED DECLINE=DECLINED WITHDRAW=WITHDRAWN CANCEL=CANCELLED EXPIRE=EXPIRED \
            RESCHEDULE=SUBMITTED
            WAITLISTED   APPROVE=APPROVED DECLINE=DECLINED WITHDRAW=WITHDRAWN CANCEL=CANCELLED EXPIRE=EXPIRED RESCHEDULE=WAITLISTED
            APPROVED     ACCEPT=ACCEPTED REFUSE=DECLINED WITHDRAW=WITHDRAWN CANCEL=CANCELLED EXPIRE=EXPIRED RESCHEDULE=APPROVED
            ACCEPTED     REFUSE=DECLINED COMMIT=COMMITTED WITHDRAW=WITHDRAWN CANCEL=CANCELLED EXPIRE=EXPIRED RESCHEDULE=ACCEPTED
            COMMITTED    START=ONGOING WITHDRAW=WITHDRAWN CANCEL=CANCELLED RESCHEDULE=COMMITTED ATTACH_EVIDENCE=COMMITTED
            ONGOING      COMPLETE=COMPLETED DISCONTINUE=DISCONTINUED ATTACH_EVIDENCE=ONGOING
            COMPLETED    FILE_CLOSING_REPORT=REPORTED DISCONTINUE=DISCONTINUED ATTACH_EVIDENCE=COMPLETED
            DISCONTINUED FILE_CLOSING_REPORT=REPORTED ATTACH_EVIDENCE=DISCONTINUED
            REPORTED     VALIDATE_CLOSING_REPORT=VALIDATED RETURN_CLOSING_REPORT=COMPLETED ATTACH_EVIDENCE=REPORTED
            VALIDATED    RECORD_PAYMENT=CLOSED CLOSE_WITHOUT_PAYMENT=CLOSED
            CLOSED
            DECLINED
            WITHDRAWN
            EXPIRED
            CANCELLED
            """;
    /** Commands that nobody is told of. */
    private static final Set<VisitCommand> QUIET = EnumSet.of(VisitCommand.EDIT, VisitCommand.ATTACH_EVIDENCE);
    /** The clock asks every visit; what it tells where it has something to do. */
    private static final Map<VisitCommand, String> CLOCK = Map.of(VisitCommand.START, "VisitStarted", VisitCommand.COMPLETE,
            "VisitCompleted",
            VisitCommand.EXPIRE, "VisitExpired");

    static Stream<Object[]> everyStateAndCommand() {
        return LIFE.lines().map(line -> line.split(" +")).flatMap(cells -> {
            var after = Stream.of(cells).skip(1).map(cell -> cell.split("=")).collect(Collectors.toMap(cell -> cell[0], cell -> cell[1]));
            assertThat(after.keySet()).isSubsetOf(Stream.of(VisitCommand.values()).map(Enum::name).toList());
            return Stream.of(VisitCommand.values()).map(command -> new Object[]{cells[0], command, after.get(command.name())});
        });
    }

    @ParameterizedTest
    @MethodSource("everyStateAndCommand")
    void doesInEachStateWhatItsLifeAllows(String situation, VisitCommand command, @Nullable String outcome) {
        var before = in(situation);

        assertThat(before.allows(command)).isEqualTo(outcome != null);
        var decision = give(before, command);
        if (outcome != null) {
            assertThat(situation(after(decision))).isEqualTo(outcome);
            assertThat(told(decision).isEmpty())
                    .isEqualTo(QUIET.contains(command) || situation.equals("DRAFT") && command != VisitCommand.SUBMIT);
        } else if (CLOCK.containsKey(command)) {
            assertThat(told(decision)).doesNotContain(CLOCK.get(command));
        } else {
            assertThat(refusal(decision, Decision.Kind.STATE)).hasSize(1);
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
        assertThat(after(decision).payment()).isEqualTo(new Payment(Payment.State.DUE, VALIDATED_ON.plusDays(10), null, null));
    }

    @Test
    void closesWithoutPaymentWhereNoLumpSumIsPaid() {
        var reported = reported(after(in("SUBMITTED").approve(1, Money.eur(0), false, CLASSIFIED, DAYS)));

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

    @Test
    void expiresSomeDaysAfterItsLastDay() {
        var submitted = in("SUBMITTED");

        assertThat(after(submitted.advance(FRIDAY.plusDays(DAYS - 1))).state()).isEqualTo(VisitState.SUBMITTED);
        assertThat(after(submitted.advance(FRIDAY.plusDays(DAYS))).state()).isEqualTo(VisitState.EXPIRED);
    }

    @Test
    void expiresSomeDaysAfterItWasEncodedWhenThatWasAfterwards() {
        var encoded = after(Visit.submit(VISIT, XCHANGE, LITEK, BIGINN, wishes("Suppliers"), CLASSIFIED, DAYS, FRIDAY.plusDays(100)));

        assertThat(after(encoded.advance(FRIDAY.plusDays(100 + DAYS - 1))).state()).isEqualTo(VisitState.SUBMITTED);
        assertThat(after(encoded.advance(FRIDAY.plusDays(100 + DAYS))).state()).isEqualTo(VisitState.EXPIRED);
    }

    @Test
    void waitsForAPlaceUntilTheXchangeBegins() {
        var waiting = in("WAITLISTED");

        assertThat(after(waiting.advance(MONDAY.minusDays(1))).state()).isEqualTo(VisitState.WAITLISTED);
        assertThat(after(waiting.advance(MONDAY)).state()).isEqualTo(VisitState.EXPIRED);
    }

    @Test
    void waitsAsLongAsOthersWhenItWasEncodedAfterwards() {
        var waiting = after(in("SUBMITTED").waitlist(NOW, DAYS, FRIDAY));

        assertThat(after(waiting.advance(FRIDAY)).state()).isEqualTo(VisitState.WAITLISTED);
        assertThat(after(waiting.advance(FRIDAY.plusDays(DAYS))).state()).isEqualTo(VisitState.EXPIRED);
    }

    @Test
    void lastsAsLongAsOthersOnceItMovedUp() {
        var movedUp = after(in("WAITLISTED").approve(1, Money.eur(830), true, CLASSIFIED, DAYS));

        assertThat(after(movedUp.advance(MONDAY)).state()).isEqualTo(VisitState.APPROVED);
        assertThat(after(movedUp.advance(FRIDAY.plusDays(DAYS))).state()).isEqualTo(VisitState.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"true,415.00,true", "false,0.00,false"})
    void paysForTheDaysStayedAfterForceMajeureOnly(boolean forceMajeure, String amount, boolean counts) {
        var early = after(in("ONGOING").discontinue(new Discontinuation(MONDAY.plusDays(2), "An airport strike.", forceMajeure),
                new Money(new BigDecimal("415"), Money.EUR), FRIDAY));

        assertThat(early.lumpSum()).isEqualTo(new Money(new BigDecimal(amount), Money.EUR));
        assertThat(early.counting()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"-2,false", "-1,true", "0,true", "3,true", "4,false", "5,false"})
    void endsEarlyOnADayBeforeItsLastOnly(int daysAfterMonday, boolean possible) {
        var early = new Discontinuation(MONDAY.plusDays(daysAfterMonday), "Illness.", true);

        if (possible) {
            assertThat(early.stayed(XCHANGE.period()).map(Period::workingDays).orElse(0)).isEqualTo(daysAfterMonday + 1);
        } else {
            assertThatThrownBy(() -> in("ONGOING").discontinue(early, Money.eur(0), FRIDAY.plusDays(9))).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void cannotEndEarlyTomorrow() {
        var early = new Discontinuation(MONDAY.plusDays(2), "Illness.", true);

        assertThatThrownBy(() -> in("ONGOING").discontinue(early, Money.eur(0), MONDAY.plusDays(1))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void tellsOnceThatItsPaymentIsLate() {
        var due = in("VALIDATED");
        var lastDay = VALIDATED_ON.plusDays(10);

        assertThat(told(due.advance(lastDay))).isEmpty();
        var late = due.advance(lastDay.plusDays(1));
        assertThat(told(late)).containsExactly("LumpSumOverdue");
        assertThat(told(after(late).advance(lastDay.plusDays(2)))).isEmpty();
        assertThat(after(after(late).recordPayment(lastDay.plusDays(2), lastDay.plusDays(2))).state()).isEqualTo(VisitState.CLOSED);
    }

    @Test
    void isReportedOnAnewOnceTheReportWasReturned() {
        var returned = after(in("REPORTED").returnClosingReport(List.of("The boarding passes are missing."), VALIDATED_ON));
        assertThat(Objects.requireNonNull(returned.closingReport()).reasons()).containsExactly("The boarding passes are missing.");

        var again = after(returned.fileClosingReport("Two suppliers found; see the passes.", VALIDATED_ON));

        assertThat(again.closingReport()).isEqualTo(ClosingReport.filed("Two suppliers found; see the passes.", VALIDATED_ON));
    }

    @Test
    void staysDiscontinuedWhenItsReportIsReturned() {
        var reported = after(in("DISCONTINUED").fileClosingReport("Half of it.", FRIDAY));

        assertThat(after(reported.returnClosingReport(List.of("Say why."), FRIDAY)).state()).isEqualTo(VisitState.DISCONTINUED);
    }

    @Test
    void followsNewDatesOnceAndSaysWhatItWasWorthBefore() {
        var before = in("ACCEPTED");
        var moved = moved();
        var concern = Reason.of("OUTSIDE_PROGRAMME", "The stay has to lie within the programme's dates.");

        var decision = before.reschedule(moved, Money.eur(415), List.of(concern), DAYS, MONDAY);

        var after = after(decision);
        assertThat(decision).isEqualTo(Decision.accepted(after, new Visit.VisitRescheduled(after, Money.eur(830))));
        assertThat(after.period()).isEqualTo(moved.period());
        assertThat(after.ruleSetVersion()).isEqualTo(before.ruleSetVersion());
        assertThat(after.reschedule(moved, Money.eur(415), List.of(concern), DAYS, MONDAY)).isEqualTo(Decision.unchanged(after));
    }

    @Test
    void hasAtMostTwentyFiles() {
        var visit = in("COMPLETED");
        for (var i = 0; i < EvidenceFile.MOST; i++) {
            visit = after(visit.attach(file("file-" + i)));
        }

        assertThat(refusal(visit.attach(file("one-more")), Decision.Kind.RULE)).containsExactly("TOO_MANY_FILES");
        assertThat(after(visit.attach(file("file-3")))).isEqualTo(visit);
        assertThat(after(after(visit.removeEvidence("file-3")).attach(file("one-more"))).evidence()).hasSize(EvidenceFile.MOST);
    }

    private static EvidenceFile file(String id) {
        return new EvidenceFile(id, "pass.pdf", "application/pdf", 1_000, "00", FRIDAY);
    }

    private static Visit.Wishes wishes(String purpose) {
        return new Visit.Wishes(new Place(new Country("LT"), null, null), purpose, false, false, true);
    }

    /** The Xchange a week later. */
    private static Xchange moved() {
        var later = new Figures();
        later.firstDay = MONDAY.plusDays(7);
        later.lastDay = FRIDAY.plusDays(7);
        return later.xchange();
    }

    private static Visit submitted(String purpose) {
        return after(Visit.submit(VISIT, XCHANGE, LITEK, BIGINN, wishes(purpose), CLASSIFIED, DAYS, MONDAY.minusDays(30)));
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
            case "DRAFT" -> after(Visit.draft(VISIT, XCHANGE, LITEK, BIGINN, wishes("Suppliers"), DAYS, MONDAY.minusDays(30)));
            case "WAITLISTED" -> after(submitted.waitlist(NOW, DAYS, MONDAY.minusDays(29)));
            case "DECLINED" -> after(submitted.decline(List.of("The goals do not fit.")));
            case "WITHDRAWN" -> after(submitted.withdraw());
            case "EXPIRED" -> after(submitted.advance(FRIDAY.plusDays(DAYS)));
            case "CANCELLED" -> after(submitted.cancel(List.of("The laboratory is closed.")));
            case "DISCONTINUED" -> after(give(in("ONGOING"), VisitCommand.DISCONTINUE));
            default -> {
                var way = new ArrayList<Visit>();
                way.add(submitted);
                way.add(after(way.getLast().approve(1, Money.eur(830), true, CLASSIFIED, DAYS)));
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
            case EDIT -> visit.edit(XCHANGE, wishes("Customers"), DAYS, MONDAY.minusDays(20));
            case SUBMIT -> visit.submit(XCHANGE, wishes("Customers"), CLASSIFIED, DAYS, MONDAY.minusDays(20));
            case APPROVE -> visit.approve(1, Money.eur(830), true, CLASSIFIED, DAYS);
            case WAITLIST -> visit.waitlist(NOW, DAYS, MONDAY.minusDays(20));
            case DECLINE -> visit.decline(List.of("The goals do not fit."));
            case ACCEPT -> visit.accept();
            case REFUSE -> visit.refuse(List.of("The laboratory is closed."));
            case WITHDRAW -> visit.withdraw();
            case CANCEL -> visit.cancel(List.of("The laboratory is closed."));
            case EXPIRE -> visit.advance(FRIDAY.plusDays(DAYS));
            case RESCHEDULE -> visit.reschedule(moved(), visit.lumpSum(), List.of(), DAYS, MONDAY.minusDays(20));
            case COMMIT -> visit.commit();
            case START -> visit.advance(MONDAY);
            case COMPLETE -> visit.advance(FRIDAY.plusDays(1));
            case DISCONTINUE -> visit.discontinue(new Discontinuation(MONDAY.plusDays(2), "Illness.", true), Money.eur(415), FRIDAY);
            case ATTACH_EVIDENCE -> visit.attach(file("boarding-pass"));
            case FILE_CLOSING_REPORT -> visit.fileClosingReport("Two suppliers found.", REPORTED_ON);
            case RETURN_CLOSING_REPORT -> visit.returnClosingReport(List.of("The boarding passes are missing."), VALIDATED_ON);
            case VALIDATE_CLOSING_REPORT -> visit.validateClosingReport(Figures.shippedRules(), VALIDATED_ON);
            case RECORD_PAYMENT -> visit.recordPayment(VALIDATED_ON, VALIDATED_ON);
            case CLOSE_WITHOUT_PAYMENT -> visit.closeWithoutPayment(List.of("The visitor renounces it."));
        };
    }
}
