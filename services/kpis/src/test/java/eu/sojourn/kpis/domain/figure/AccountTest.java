package eu.sojourn.kpis.domain.figure;

import eu.sojourn.kpis.domain.fact.Observation;

import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;

import eu.sojourn.kpis.domain.fact.FactId;

import eu.sojourn.kpis.domain.fact.Fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.nio.charset.StandardCharsets;
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

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.Story;
import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading;

class AccountTest {

    private static final int HISTORIES = 100;

    static LongStream seeds() {
        return LongStream.range(0, HISTORIES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameFactsAndCells(long seed) {
        var random = new Random(seed);
        var events = history(random);
        var straight = accounts(events);

        var shuffled = new ArrayList<>(events);
        for (var i = random.nextInt(events.size()); i > 0; i--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);
        var other = accounts(shuffled);

        assertThat(facts(other)).isEqualTo(facts(straight));
        assertThat(given(other)).isEqualTo(given(straight));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cellsThatGrewStepByStepEqualThoseComputedAtOnce(long seed) {
        var random = new Random(seed);
        var events = history(random);
        Collections.shuffle(events, random);
        var accounts = new HashMap<FactId, Account>();
        var held = new HashMap<String, Contribution>();
        var cells = new TreeMap<CellKey, Cell>();

        for (var event : events) {
            var before = accounts.getOrDefault(event.fact(), Account.open(event.fact()));
            var change = before.with(event, Shipped.KPIS);
            accounts.put(event.fact(), change.account());
            for (var told : change.told()) {
                var place = told.cell() + " " + told.fact();
                var former = held.get(place);
                if (former == null || former.version() < told.version()) {
                    var cell = cells.getOrDefault(told.cell(), Cell.empty(told.cell()));
                    cells.put(told.cell(), former == null ? cell.plus(told) : cell.replacing(former, told));
                    held.put(place, told);
                }
            }
        }

        var recomputed = new TreeMap<CellKey, Aggregate>();
        accounts.values()
                .forEach(account -> Account.contributionsOf(account.fact(), Shipped.KPIS)
                        .forEach(one -> recomputed.merge(one.cell(), requireNonNull(one.given()), Aggregate::plus)));
        var grown = new TreeMap<CellKey, Aggregate>();
        cells.forEach((key, cell) -> {
            if (cell.facts() > 0) {
                grown.put(key, requireNonNull(cell.content()));
            }
        });
        assertThat(grown).isEqualTo(recomputed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void versionsGrowWithEveryChangeAndWithNothingElse(long seed) {
        var random = new Random(seed);
        var events = history(random);
        Collections.shuffle(events, random);
        var accounts = new HashMap<FactId, Account>();

        for (var event : events) {
            var before = accounts.getOrDefault(event.fact(), Account.open(event.fact()));
            var change = before.with(event, Shipped.KPIS);
            var after = change.account();
            accounts.put(event.fact(), after);
            var former = everything(before);

            if (after == before) {
                assertThat(change.told()).containsExactlyInAnyOrderElementsOf(former.values());
            } else {
                assertThat(after.fact().version()).isGreaterThan(before.fact().version());
            }
            everything(after).forEach((cell, contribution) -> {
                if (former.containsKey(cell) && !former.get(cell).equals(contribution)) {
                    assertThat(contribution.version()).isGreaterThan(former.get(cell).version());
                }
                if (!contribution.equals(former.get(cell))) {
                    assertThat(change.told()).contains(contribution);
                }
            });
        }
    }

    private static Map<CellKey, Contribution> everything(Account account) {
        var everything = new TreeMap<>(account.takenBack());
        Account.contributionsOf(account.fact(), Shipped.KPIS).forEach(one -> everything.put(one.cell(), one));
        return everything;
    }

    private static List<CellKey> cells(Account account) {
        return Account.contributionsOf(account.fact(), Shipped.KPIS).stream().map(Contribution::cell).toList();
    }

    @Test
    void countsAVisitForThePartnershipOfTheVisitorAndNeverForTheHosts() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").reported();

        assertThat(cells(accounts(observations(story.sent())).get(FactId.visit("xfel-dk"))))
                .allSatisfy(cell -> assertThat(cell.dimensions()).containsEntry(Dimension.PARTNERSHIP, "biginn"));
    }

    @Test
    void givesNothingBeforeItIsKnownForWhom() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).signed();
        var early = accounts(observations(story.sent())).get(FactId.visit("xfel-dk"));

        assertThat(cells(early)).isEmpty();

        story.visit("dk", "bigscience-dk", true).submitted();
        assertThat(cells(accounts(observations(story.sent())).get(FactId.visit("xfel-dk")))).extracting(CellKey::kpi)
                .contains("annexes-in-force", "visits-submitted");
    }

    @Test
    void keepsWhatAWithdrawnVisitReached() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").withdrawn();
        var account = accounts(observations(story.sent())).get(FactId.visit("xfel-dk"));

        assertThat(cells(account)).extracting(CellKey::kpi)
                .containsExactlyInAnyOrder("visits-approved", "visits-by-state", "visits-submitted");
        assertThat(reasons(account.fact())).containsEntry("visits-committed", "withdrawn");
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

        assertThat(given(accounts(observations(cancelled.sent())))).extracting(one -> one.cell().kpi())
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
        return given(accounts(observations(story.sent()))).stream()
                .filter(one -> one.cell().kpi().startsWith("agreements-"))
                .map(one -> one.cell().kpi() + " " + YearMonth.from(one.cell().day()) + " " + ((Sum) one.given()).total())
                .toList();
    }

    @Test
    void takesTheLumpSumFromTheEventThatFixedItLast() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().approved("0.00");
        assertThat(reasons(story)).containsEntry("lump-sums-paid", "no-lump-sum");

        visit.rescheduled("415.00");

        assertThat(reasons(story)).containsEntry("lump-sums-paid", "not-accepted");
        assertThat(FactSheet.of(accounts(observations(story.sent())).get(FactId.visit("xfel-dk")).fact(), Shipped.KPIS).attributes())
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

    /** A random number of visits, organisations, survey answers and activities that go randomly far, some corrected, in the order of their telling. */
    private static List<Observation> history(Random random) {
        var story = new Story("xfel").opened();
        for (var i = random.nextInt(1, 5); i > 0; i--) {
            visit(story, story.visit("v" + i, "organisation-" + random.nextInt(3), random.nextBoolean()), random);
        }
        some(random, 3, List.of(
                () -> story.effort(random.nextInt(9), random.nextInt(9), random.nextInt(90)),
                () -> story.organisation("organisation-registered", "litek", random.nextBoolean() ? null : "biginn", "SME", "SMALL",
                        "lasers"),
                () -> story.returned("litek"),
                () -> story.organisation("organisation-registered", "litek", "biginn", "SME", "", "vacuum"),
                () -> story.organisation("organisation-validated", "litek", random.nextBoolean() ? "excite" : "biginn", "SME", "MICRO",
                        "lasers"),
                () -> story.organisation("organisation-changed", "litek", "biginn", "CLUSTER_ORGANISATION", "", "optics"),
                () -> story.merged("litek", "litek-2"),
                () -> story.effort(random.nextInt(9), random.nextInt(9), random.nextInt(90)),
                () -> story.invited("wave", "invitation"),
                () -> story.answered("wave", "invitation", 1, "2024-05-13"),
                () -> story.answered("wave", "invitation", 2, "2024-05-14"),
                () -> story.activity("planned", "training", "2023-03-01", null, "PLANNED"),
                () -> story.activity("changed", "training", "2023-04-01", null, "PLANNED"),
                () -> story.activity("done", "training", "2023-04-01", "2023-04-05", "DONE"),
                () -> story.activity("changed", "training", "2023-04-01", "2023-04-06", "DONE"),
                () -> story.activity("cancelled", "training", "2023-04-01", null, "CANCELLED")));
        return observations(story.sent());
    }

    private static void visit(Story story, Story.Visit visit, Random random) {
        visit.submitted();
        some(random, 6, List.of(visit::waitlisted, () -> visit.approved("830.00"),
                () -> visit.approved("830.00", "LARGE_COMPANY", "", "optics"), visit::accepted, visit::drafted,
                () -> visit.signed("european-xfel"), visit::signed, visit::committed, visit::completed, visit::answered,
                () -> visit.declared("VISITOR", "2024-03-11", "2024-03-11/2024-04-02"), visit::reported, visit::returnedReport,
                () -> visit.declared("VISITOR", "2024-03-11/2024-04-02"),
                () -> visit.followedUp(3, random.nextBoolean() ? "SIGNED" : "ENDED", "2024-03-11/2024-04-02"),
                () -> visit.followedUp(6, random.nextBoolean() ? "SIGNED" : "ENDED", "2024-03-11/2024-04-02"),
                () -> visit.paid("830.00"), () -> visit.corrected(random.nextBoolean()),
                () -> visit.paid("415.00"), () -> visit.discontinued(random.nextBoolean(), "415.00"), visit::overdue));
        switch (random.nextInt(12)) {
            case 0 -> visit.withdrawn();
            case 1 -> visit.cancelled();
            case 2 -> visit.expired();
            case 3 -> visit.rescheduled("0.00");
            case 4 -> visit.discontinued(random.nextBoolean(), "0.00");
            case 5 -> visit.closedWithoutPayment();
            default -> {
            }
        }
    }

    /** The first of some steps, but that one in so many is left out. */
    private static void some(Random random, int oneIn, List<Runnable> steps) {
        steps.subList(0, random.nextInt(steps.size() + 1)).stream().filter(_ -> random.nextInt(oneIn) > 0).forEach(Runnable::run);
    }

    private static List<Observation> observations(List<Sent> sent) {
        var reader = new EventReader();
        var observations = new ArrayList<Observation>();
        for (var event : sent) {
            if (reader.read(event.key().getBytes(StandardCharsets.UTF_8), event.value()) instanceof Reading.Observed(var observation, _)) {
                observations.add(observation);
            }
        }
        return observations;
    }

    private static Map<FactId, Account> accounts(List<Observation> events) {
        var accounts = new TreeMap<FactId, Account>();
        events.forEach(
                event -> accounts.put(event.fact(),
                        accounts.getOrDefault(event.fact(), Account.open(event.fact())).with(event, Shipped.KPIS).account()));
        return accounts;
    }

    private static List<Fact> facts(Map<FactId, Account> accounts) {
        return accounts.values().stream().map(Account::fact).toList();
    }

    /** What is given, with versions; what was taken back is left out, because it depends on the order and adds nothing. */
    private static List<Contribution> given(Map<FactId, Account> accounts) {
        return accounts.values()
                .stream()
                .flatMap(account -> Account.contributionsOf(account.fact(), Shipped.KPIS).stream())
                .filter(one -> one.given() != null)
                .toList();
    }

    private static Map<String, String> reasons(Story story) {
        return reasons(accounts(observations(story.sent())).get(FactId.visit("xfel-dk")).fact());
    }

    private static Map<String, String> reasons(Fact fact) {
        var reasons = new TreeMap<String, String>();
        FactSheet.of(fact, Shipped.KPIS).rulings().forEach(ruling -> reasons.put(ruling.kpi(), ruling.verdict().why().code()));
        return reasons;
    }
}
