package eu.sojourn.kpis.domain.figure;

import eu.sojourn.kpis.domain.fact.Observation;

import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;

import eu.sojourn.kpis.domain.fact.FactId;

import eu.sojourn.kpis.domain.fact.Fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.Histories;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.Story;
import eu.sojourn.kpis.Story.Sent;

class StatementTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameFactsAndStatements(long seed) {
        var random = new Random(seed);
        var events = observations(Histories.of(random));
        var shuffled = new ArrayList<>(events);
        for (var i = random.nextInt(events.size()); i > 0; i--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);

        var straight = Histories.facts(events);
        var other = Histories.facts(shuffled);

        assertThat(other).isEqualTo(straight);
        straight.values()
                .forEach(fact -> assertThat(Statement.of(fact, Shipped.KPIS)).isEqualTo(Statement.of(other.get(fact.id()), Shipped.KPIS)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** What the events of a history can be before they are all heard has a lower version: so the last statement holds, whatever was told before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void versionsGrowWithWhateverCanChangeWhatIsGiven(long seed) {
        var random = new Random(seed);
        var events = observations(Histories.of(random));
        Collections.shuffle(events, random);
        var facts = new HashMap<FactId, Fact>();

        for (var event : events) {
            var before = facts.getOrDefault(event.fact(), Fact.unknown(event.fact()));
            var after = before.with(event);
            facts.put(event.fact(), after);

            assertThat(after.version()).isGreaterThanOrEqualTo(before.version());
            var told = Statement.after(event.milestone(), after, FactSheet.of(after, Shipped.KPIS), Shipped.KPIS);
            for (var statement : Statement.of(after, Shipped.KPIS)) {
                var former = Statement.of(before, Shipped.KPIS).stream().filter(one -> one.kpi().equals(statement.kpi())).findFirst();
                if (!former.map(Statement::gives).orElseGet(Collections::emptySortedMap).equals(statement.gives())) {
                    assertThat(told).contains(statement);
                    former.ifPresent(one -> assertThat(statement.version()).isGreaterThan(one.version()));
                }
            }
        }
    }

    /** Nothing is told to an indicator that could give nothing; so it must not be able to give anything before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverGivesSomethingCouldGiveItSinceItsMilestonesWereReached(long seed) {
        var random = new Random(seed);
        var events = observations(Histories.of(random));
        Collections.shuffle(events, random);
        var facts = new HashMap<FactId, Fact>();

        for (var event : events) {
            var fact = facts.getOrDefault(event.fact(), Fact.unknown(event.fact())).with(event);
            facts.put(event.fact(), fact);

            for (var statement : Statement.of(fact, Shipped.KPIS)) {
                if (!statement.gives().isEmpty()) {
                    assertThat(Shipped.KPIS).filteredOn(kpi -> kpi.id().equals(statement.kpi()))
                            .allMatch(kpi -> kpi.couldGive(fact.reached()));
                }
            }
        }
    }

    private static List<CellKey> cells(Fact fact) {
        return Statement.of(fact, Shipped.KPIS).stream().flatMap(statement -> statement.gives().keySet().stream()).toList();
    }

    @Test
    void countsAVisitForThePartnershipOfTheVisitorAndNeverForTheHosts() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").reported();

        assertThat(cells(visit(story)))
                .allSatisfy(cell -> assertThat(cell.dimensions()).containsEntry(Dimension.PARTNERSHIP, "biginn"));
    }

    @Test
    void givesNothingBeforeItIsKnownForWhom() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).signed();
        var early = visit(story);

        assertThat(cells(early)).isEmpty();

        story.visit("dk", "bigscience-dk", true).submitted();
        assertThat(cells(visit(story))).extracting(CellKey::kpi)
                .contains("annexes-in-force", "visits-submitted");
    }

    @Test
    void keepsWhatAWithdrawnVisitReached() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").withdrawn();
        var account = visit(story);

        assertThat(cells(account)).extracting(CellKey::kpi)
                .containsExactlyInAnyOrder("visits-approved", "visits-by-state", "visits-submitted");
        assertThat(reasons(account)).containsEntry("visits-committed", "withdrawn");
    }

    @Test
    void saysForEveryIndicatorWhyAVisitCountsOrNot() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", false).submitted();
        assertThat(reasons(story)).containsEntry("visits-submitted", "submitted")
                .containsEntry("visits-approved", "not-approved")
                .containsEntry("visits-counted", "not-approved")
                .containsEntry("lump-sums-paid", "not-approved");

        visit.approved("415.00");
        assertThat(reasons(story)).containsEntry("annexes-in-force", "not-accepted")
                .containsEntry("visits-counted", "beyond-counted-visit")
                .containsEntry("visits-supported-not-counted", "not-accepted");

        visit.accepted().signed();
        assertThat(reasons(story)).containsEntry("annexes-in-force", "in-force").containsEntry("visits-committed", "not-committed");

        visit.committed().completed();
        assertThat(reasons(story)).containsEntry("visits-supported-not-counted", "report-missing")
                .containsEntry("questionnaires-answered", "not-invited");

        visit.reported();
        assertThat(reasons(story)).containsEntry("visits-supported-not-counted", "supported").containsEntry("lump-sums-paid", "due");

        visit.paid("415.00").answered();
        assertThat(reasons(story)).containsEntry("lump-sums-paid", "paid").containsEntry("questionnaires-answered", "answered");
    }

    @Test
    void saysThatAVisitWaitsForAPlace() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().waitlisted();

        assertThat(reasons(story)).containsEntry("visits-approved", "waitlisted").containsEntry("visits-counted", "waitlisted");
    }

    @Test
    void keepsWhatACancelledOrExpiredVisitReachedAndCountsItNoFurther() {
        var cancelled = new Story("xfel");
        cancelled.visit("dk", "bigscience-dk", true).submitted().approved("830.00").accepted().signed().committed().cancelled();
        var expired = new Story("xfel");
        expired.visit("dk", "bigscience-dk", true).submitted().approved("830.00").expired();

        assertThat(cells(visit(cancelled))).extracting(CellKey::kpi)
                .containsOnly("annexes-in-force", "days-to-commitment", "days-to-sign", "visits-approved", "visits-by-state",
                        "visits-committed",
                        "visits-submitted");
        assertThat(reasons(cancelled)).containsEntry("visits-completed", "cancelled").containsEntry("lump-sums-paid", "cancelled");
        assertThat(reasons(expired)).containsEntry("visits-committed", "expired").containsEntry("visits-counted", "expired");
    }

    @Test
    void countsAVisitThatEndedEarlyWithForceMajeureOnly() {
        for (var forceMajeure : List.of(true, false)) {
            var story = new Story("xfel");
            story.visit("dk", "bigscience-dk", true)
                    .submitted()
                    .approved("830.00")
                    .accepted()
                    .signed()
                    .committed()
                    .completed()
                    .discontinued(forceMajeure, forceMajeure ? "415.00" : "0.00")
                    .reportedOfDiscontinued(forceMajeure);

            assertThat(reasons(story)).containsEntry("visits-completed", "discontinued")
                    .containsEntry("visits-counted", forceMajeure ? "counted" : "discontinued")
                    .containsEntry("visits-supported-not-counted", forceMajeure ? "counted-visit" : "discontinued")
                    .containsEntry("lump-sums-paid", forceMajeure ? "not-due" : "no-lump-sum");
        }
    }

    @Test
    void countsWhatTheVisitorDeclaresNowAndNeverWhatTheHostDeclares() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().completed();
        assertThat(reasons(story)).containsEntry("agreements-declared", "declaration-missing");

        visit.declared("HOST", "2024-03-11/2024-03-11");
        assertThat(agreements(story)).isEmpty();

        visit.declared("VISITOR", "2024-03-11", "2024-03-11/2024-04-02");
        assertThat(agreements(story)).containsExactlyInAnyOrder("agreements-declared 2024-03 2", "agreements-signed 2024-04 1");

        visit.declared("VISITOR", "2024-03-11/2024-06-10");
        assertThat(agreements(story)).containsExactlyInAnyOrder("agreements-declared 2024-03 1", "agreements-signed 2024-06 1");

        visit.declared("VISITOR");
        assertThat(agreements(story)).isEmpty();
        assertThat(reasons(story)).containsEntry("agreements-declared", "none-declared").containsEntry("agreements-signed", "none-signed");
    }

    @Test
    void countsAgreementsOfAVisitThatEndedEarlyWithForceMajeureOnly() {
        for (var forceMajeure : List.of(true, false)) {
            var story = new Story("xfel");
            story.visit("dk", "bigscience-dk", true)
                    .submitted()
                    .completed()
                    .declared("VISITOR", "2024-03-11/2024-03-11")
                    .discontinued(forceMajeure, "0.00");

            assertThat(agreements(story)).hasSize(forceMajeure ? 2 : 0);
            assertThat(reasons(story)).containsEntry("agreements-signed", forceMajeure ? "signed" : "discontinued");
        }
    }

    private static List<String> agreements(Story story) {
        return Statement.of(visit(story), Shipped.KPIS)
                .stream()
                .flatMap(statement -> statement.gives().entrySet().stream())
                .filter(given -> given.getKey().kpi().startsWith("agreements-"))
                .map(given -> given.getKey().kpi() + " " + YearMonth.from(given.getKey().day()) + " " + ((Sum) given.getValue()).total())
                .toList();
    }

    @Test
    void takesTheLumpSumFromTheEventThatFixedItLast() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().approved("0.00");
        assertThat(reasons(story)).containsEntry("lump-sums-paid", "no-lump-sum");

        visit.rescheduled("415.00");

        assertThat(reasons(story)).containsEntry("lump-sums-paid", "not-accepted");
        assertThat(FactSheet.of(visit(story), Shipped.KPIS).attributes())
                .containsEntry("firstDay", "2024-04-02")
                .containsEntry("lastDay", "2024-04-04");
    }

    @Test
    void saysThatALumpSumIsOverdueOrWillNotBePaid() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").completed().reported().overdue();
        assertThat(reasons(story)).containsEntry("lump-sums-paid", "overdue");

        visit.closedWithoutPayment();

        assertThat(reasons(story)).containsEntry("lump-sums-paid", "closed-unpaid");
    }

    @Test
    void refusesEventsAboutAnotherFact() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted();
        var event = observations(story.sent()).getFirst();

        assertThatThrownBy(() -> Fact.unknown(FactId.visit("another")).with(event)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Observation> observations(List<Sent> sent) {
        return new ArrayList<>(Histories.observations(sent));
    }

    private static Fact visit(Story story) {
        return Histories.facts(Histories.observations(story.sent())).get(FactId.visit("xfel-dk"));
    }

    private static Map<String, String> reasons(Story story) {
        return reasons(visit(story));
    }

    private static Map<String, String> reasons(Fact fact) {
        var reasons = new TreeMap<String, String>();
        FactSheet.of(fact, Shipped.KPIS).rulings().forEach(ruling -> reasons.put(ruling.kpi(), ruling.verdict().why().code()));
        return reasons;
    }
}
