package eu.sojourn.kpis.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.RandomFacts;
import eu.sojourn.kpis.Reports;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Happened;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.kpis.domain.indicator.Verdict;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;
import eu.sojourn.kpis.domain.indicator.Why;
import eu.sojourn.kpis.domain.report.Difference.Kind;
import eu.sojourn.kpis.domain.report.TableSpec.Breakdown;

class DifferenceTest {

    private static final Template TEMPLATE = new Template("template", 1, "Template", "Authority", "By country.", List.of(), Map.of(),
            List.of(new Breakdown("host-country", "By host country", List.of("hostCountry"), Choice.of("visits-counted"), null, Map.of())));
    private static final LocalDate SUBMITTED = LocalDate.of(2024, 2, 1);
    private static final LocalDate VALIDATED = LocalDate.of(2024, 3, 13);

    @Test
    void saysWhichNumbersChangedAndBecauseOfWhat() {
        var before = report(List.of(waiting("dk", "DE"), counted("es", "DE")));
        var after = report(List.of(counted("dk", "DE"), counted("lt", "FR")));

        var difference = Difference.between(before, after);

        assertThat(difference.numbers())
                .extracting(change -> change.number() + " " + change.before() + " " + change.after() + " " + change.difference())
                .containsExactly("host-country.FR.visits-counted null 1 null", "host-country.total.visits-counted 1 2 1");
        assertThat(difference.facts()).extracting(change -> change.factId() + " " + change.kind())
                .containsExactly("visit:dk CHANGED", "visit:es REMOVED", "visit:lt ADDED");
        assertThat(difference.facts().getFirst().reasons()).containsExactly("closing report validated on 2024-03-13");
        assertThat(difference.facts().getFirst().rulings())
                .containsExactly(new Difference.RulingChange("visits-counted", "COUNTS_NOT_YET", "COUNTS", BigDecimal.ZERO, BigDecimal.ONE,
                        "Counts once."));
        assertThat(difference.facts().get(1).rulings()).singleElement().satisfies(ruling -> {
            assertThat(ruling.gaveBefore()).isEqualByComparingTo("1");
            assertThat(ruling.givesNow()).isEqualByComparingTo("0");
        });
    }

    @Test
    void saysWhatHasToBeKnownBeforeTheTwoAreCompared() {
        var before = report(List.of(counted("dk", "DE")));
        var after = Reports.of(TEMPLATE, RandomFacts.ofEveryTiming(),
                new Scope("biginn", VALIDATED, null, new TreeMap<>(Map.of("hostCountry", List.of("DE"))), LocalDate.of(2024, 9, 1)),
                before.basis(), List.of(counted("dk", "DE")), Map.of());

        assertThat(Difference.between(before, after).remarks()).containsExactly("First day: none before, 2024-03-13 now.",
                "Filters: {} before, {hostCountry=[DE]} now.",
                "Version of the dictionary: %d before, %d now.".formatted(Shipped.DICTIONARY.version(), Shipped.DICTIONARY.version() + 1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** What the facts give now less what they gave makes every difference of a sum. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theFactsAccountForTheNumbers(long seed) {
        var facts = new RandomFacts(seed).facts(Shipped.DICTIONARY, 30);
        var other = new ArrayList<>(new RandomFacts(seed + 1_000).facts(Shipped.DICTIONARY, 30));
        other.addAll(facts.subList(0, facts.size() / 2)
                .stream()
                .filter(fact -> other.stream().noneMatch(one -> one.fact().equals(fact.fact())))
                .toList());

        var difference = Difference.between(report(facts), report(other));

        var total = difference.numbers()
                .stream()
                .filter(change -> change.number().equals("host-country.total.visits-counted"))
                .map(change -> java.util.Objects.requireNonNull(change.difference()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
        assertThat(difference.facts()
                .stream()
                .flatMap(fact -> fact.rulings().stream())
                .map(ruling -> ruling.givesNow().subtract(ruling.gaveBefore()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
        assertThat(Difference.between(report(facts), report(facts))).isEqualTo(new Difference(List.of(), List.of(), List.of()));
    }

    private static Report report(List<FactSheet> facts) {
        return Reports.of(TEMPLATE, Shipped.DICTIONARY,
                new Scope("biginn", null, null, new TreeMap<>(), LocalDate.of(2024, 9, 1)),
                new Report.Basis(Instant.parse("2024-08-30T10:00:00Z"), "x.1.2", 4, true), facts, Map.of());
    }

    private static FactSheet waiting(String visit, String country) {
        return sheet(visit, country, new CountsNotYet(new Why("report-missing", "Not yet: the closing report is missing.")),
                List.of(new Happened(Milestone.VISIT_SUBMITTED, SUBMITTED, null)));
    }

    private static FactSheet counted(String visit, String country) {
        return sheet(visit, country, new Counts(List.of(Share.one(VALIDATED)), new Why("counted", "Counts once.")),
                List.of(new Happened(Milestone.VISIT_SUBMITTED, SUBMITTED, null),
                        new Happened(Milestone.CLOSING_REPORT_VALIDATED, VALIDATED, null)));
    }

    private static FactSheet sheet(String visit, String country, Verdict verdict, List<Happened> happened) {
        return new FactSheet(FactId.visit(visit), happened.size(), new TreeMap<>(Map.of("programmeId", "biginn")),
                new TreeMap<>(Map.of(Dimension.HOST_COUNTRY, country)), happened, List.of(new Ruling("visits-counted", verdict)),
                Instant.parse("2024-06-01T10:00:00Z"));
    }
}
