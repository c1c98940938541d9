package eu.sojourn.kpis.domain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.RandomFacts;
import eu.sojourn.kpis.Reports;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.report.Report.Basis;
import eu.sojourn.kpis.domain.report.ReportTable.Cell;
import eu.sojourn.kpis.domain.report.ReportTable.Row;
import eu.sojourn.kpis.domain.report.TableSpec.Breakdown;
import eu.sojourn.kpis.domain.report.TableSpec.Listing;
import eu.sojourn.kpis.domain.report.TableSpec.Overview;
import eu.sojourn.kpis.domain.report.TableSpec.Series;
import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.kpis.domain.target.Thresholds;
import eu.sojourn.service.domain.InvalidValue;

class ReportMakerTest {

    private static final Dictionary DICTIONARY = RandomFacts.ofEveryTiming();
    private static final Choice ALL = new Choice(List.of(), List.of(), List.of());
    private static final Template EVERYTHING = new Template("everything", 1, "Everything", "Everybody", "All tables there are.", List.of(),
            Map.of("country", List.of("visitingCountry", "hostCountry")),
            List.of(new Overview("overview", "Overview", ALL, Map.of()),
                    new Breakdown("host-country", "By host country", List.of("hostCountry"), ALL, "visits-counted", Map.of()),
                    new Breakdown("sector", "By sector", List.of("sector"), ALL, "visits-counted", Map.of()),
                    new Breakdown("pairs", "By pairs", List.of("visitingCountry", "sector"), ALL, null, Map.of()),
                    new Breakdown("abroad", "Abroad", List.of("hostCountry"), ALL, null, Map.of("visitingCountry", "$country")),
                    new Series("months", "By month", ALL, Step.MONTH, false, Map.of()),
                    new Series("cumulative", "Since the beginning", new Choice(List.of(), List.of("SUM", "DISTINCT"), List.of()),
                            Step.QUARTER,
                            true, Map.of()),
                    new Listing("visits", "Visits", "visit", List.of("hostCountry", "sector", "firstDay"), "visits-counted", "firstDay",
                            Choice.of("visits-counted", "lump-sums-paid"), Map.of())));
    private static final Basis BASIS = new Basis(Instant.parse("2024-08-30T10:00:00Z"), "x.1.2", 4, true);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingInAReportContradictsAnything(long seed) {
        var report = report(seed, scope(seed));

        var checked = ReportChecks.check(report, EVERYTHING);

        assertThat(checked.rules()).isGreaterThan(5);
        assertThat(checked.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNumberIsWhatItsFactsGive(long seed) {
        var report = report(seed, scope(seed));

        var names = new HashSet<String>();
        report.numbers().forEach(placed -> {
            assertThat(names.add(placed.cell().number())).as(placed.cell().number()).isTrue();
            assertThat(placed.cell().number()).matches("[A-Za-z0-9_.:~-]+");
            var facts = report.factsOf(placed.cell());
            var source = Objects.requireNonNull(placed.cell().source());
            if (placed.cell().form() == ReportTable.Form.NUMBER && source.factor() == null
                    && source.parts().getFirst().measure() == Measure.SUM) {
                assertThat(facts.stream()
                        .flatMap(fact -> fact.rulings().stream())
                        .flatMap(ruling -> ruling.gives().stream())
                        .map(ReportedFact.Given::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)).as(placed.cell().number()).isEqualByComparingTo(placed.cell().value());
            }
            if (source.factor() == null && source.parts().getFirst().measure() == Measure.DISTINCT
                    && placed.cell().form() == ReportTable.Form.NUMBER) {
                assertThat(facts.stream()
                        .flatMap(fact -> fact.rulings().stream())
                        .flatMap(ruling -> ruling.gives().stream())
                        .map(ReportedFact.Given::element)
                        .distinct()
                        .count()).as(placed.cell().number()).isEqualTo(Objects.requireNonNull(placed.cell().value()).longValue());
            }
        });
    }

    /** By plain loops over the sheets, with nothing of what makes reports. */
    @ParameterizedTest
    @MethodSource("seeds")
    void breakdownsAreARecountOfTheFacts(long seed) {
        var scope = scope(seed);
        var sheets = new RandomFacts(seed).facts(DICTIONARY, 40);
        var report = report(seed, scope);
        var table = table(report, "host-country");

        for (var row : table.rows().subList(0, table.rows().size() - 1)) {
            var country = row.key().equals("none") ? "" : row.key();
            assertThat(value(row, "visits-counted", report)).isEqualByComparingTo(sum(sheets, scope, "visits-counted", country));
            assertThat(value(row, "visiting-organisations", report)).isEqualByComparingTo(
                    BigDecimal.valueOf(
                            shares(sheets, scope, "visiting-organisations", country).stream().map(Share::element).distinct().count()));
        }
        assertThat(value(table.rows().getLast(), "visits-counted", report))
                .isEqualByComparingTo(sum(sheets, scope, "visits-counted", null));
        assertThat(value(table.rows().getLast(), "lump-sums-paid", report))
                .isEqualByComparingTo(sum(sheets, scope, "lump-sums-paid", null));
    }

    @Test
    void oneWrongNumberIsFound() {
        var report = report(7, scope(7));
        var number = cell(table(report, "host-country"), 0, "visits-completed");

        var wrong = with(report, "host-country", number,
                new Cell(number.form(), number.number(), null, Objects.requireNonNull(number.value()).add(BigDecimal.ONE),
                        number.source()));

        assertThat(ReportChecks.check(wrong, EVERYTHING).findings()).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.table()).isEqualTo("By host country"));
    }

    @Test
    void aTotalThatAnotherTableDeniesIsFound() {
        var report = report(7, scope(7));
        var table = table(report, "sector");
        var number = cell(table, table.rows().size() - 1, "visits-completed");

        var wrong = with(report, "sector", number,
                new Cell(number.form(), number.number(), null, Objects.requireNonNull(number.value()).add(BigDecimal.ONE),
                        number.source()));

        assertThat(ReportChecks.check(wrong, EVERYTHING).findings()).isNotEmpty()
                .anySatisfy(finding -> assertThat(finding.rule()).contains("is what the table Overview says"));
    }

    @Test
    void tellsOnlyOfWhatMeetsTheFilters() {
        var scope = new Scope("biginn", null, null, new TreeMap<>(Map.of("country", List.of("DE"))), LocalDate.of(2024, 9, 1));
        var report = report(3, scope);

        assertThat(report.facts()).isNotEmpty()
                .allSatisfy(fact -> assertThat(List.of(fact.dimensions().getOrDefault("visitingCountry", ""),
                        fact.dimensions().getOrDefault("hostCountry", ""))).contains("DE"));
        assertThat(table(report, "abroad").rows()).isNotEmpty();
        assertThat(report(3, scope(0)).tables()).extracting(ReportTable::id).doesNotContain("abroad");
    }

    @Test
    void saysWhereRowsOverlap() {
        var report = report(5, scope(0));

        assertThat(table(report, "sector").notes()).anySatisfy(note -> assertThat(note).contains("several rows"));
        assertThat(table(report, "host-country").notes()).noneSatisfy(note -> assertThat(note).contains("several rows"));
    }

    @Test
    void refusesAReportWithoutWhatItIsAbout() {
        var regional = new Template("regional", 1, "Regional", "A region", "One region.", List.of("country", "partnership"), Map.of(),
                List.of(new Overview("overview", "Overview", ALL, Map.of())));

        assertThatThrownBy(() -> Reports.of(regional, DICTIONARY, scope(0), BASIS, List.of(), Map.of()))
                .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.field()).isEqualTo("country"));
    }

    /** Facts happen from January to August 2024; what came before a target's period or after it is nothing towards it. */
    @ParameterizedTest
    @CsvSource({"2024-04-01, 2024-06-30,", "2024-01-01, 2026-12-31,", "2025-01-01, 2025-12-31,", "2024-04-01, 2024-06-30, 2024-05-31"})
    void measuresATargetByWhatHappenedInItsPeriod(LocalDate from, LocalDate to, @Nullable LocalDate until) {
        var facts = new RandomFacts(11).facts(DICTIONARY, 40);
        var scope = new Scope("biginn", null, until, new TreeMap<>(), LocalDate.of(2024, 9, 1));

        var report = Reports.of(EVERYTHING, DICTIONARY, scope, BASIS, facts,
                Map.of("visits-counted", goal("visits-counted", 1_000, from, to)));

        var row = row(report, "overview", "visits-counted");
        var table = table(report, "overview");
        var happened = sum(facts, new Scope("biginn", from, until == null ? to : until, new TreeMap<>(), scope.today()), "visits-counted",
                null);
        assertThat(at(table, row, "target").value()).isEqualByComparingTo("1000");
        assertThat(at(table, row, "target-period").shown()).isEqualTo(from + " to " + to);
        assertThat(at(table, row, "towards").value()).isEqualByComparingTo(happened);
        assertThat(at(table, row, "percent").value())
                .isEqualByComparingTo(happened.movePointLeft(1).setScale(1, java.math.RoundingMode.HALF_UP));
        assertThat(ReportChecks.check(report, EVERYTHING).findings()).isEmpty();
    }

    private static Goal goal(String kpi, int value, LocalDate from, LocalDate to) {
        return new Goal(kpi, eu.sojourn.kpis.domain.target.Scope.WHOLE, BigDecimal.valueOf(value), from, to, Thresholds.USUAL);
    }

    private static Cell at(ReportTable table, Row row, String column) {
        return row.cells().get(table.columns().stream().map(ReportTable.Column::id).toList().indexOf(column));
    }

    private static Report with(Report report, String table, Cell before, Cell after) {
        var tables = new ArrayList<ReportTable>();
        for (var each : report.tables()) {
            tables.add(!each.id().equals(table)
                    ? each
                    : new ReportTable(each.id(), each.title(), each.columns(), each.rows()
                            .stream()
                            .map(row -> new Row(row.key(), row.total(),
                                    row.cells().stream().map(cell -> cell.equals(before) ? after : cell).toList()))
                            .toList(), each.list(), each.notes()));
        }
        return new Report(1, report.template(), report.scope(), report.basis(), report.dictionaryVersion(), report.definitions(),
                report.ruleSetVersions(), tables, report.facts());
    }

    static Report report(long seed, Scope scope) {
        return Reports.of(EVERYTHING, DICTIONARY, scope, BASIS, new RandomFacts(seed).facts(DICTIONARY, 40),
                Map.of("visits-counted", goal("visits-counted", 50, LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31))));
    }

    /** Every third without a period, every third from a day on, every third between two days. */
    static Scope scope(long seed) {
        var from = LocalDate.of(2024, 2, 10).plusDays(seed % 60);
        return new Scope("biginn", seed % 3 == 0 ? null : from, seed % 3 == 2 ? from.plusDays(seed) : null, new TreeMap<>(),
                LocalDate.of(2024, 9, 1));
    }

    private static ReportTable table(Report report, String id) {
        return report.tables().stream().filter(table -> table.id().equals(id)).findFirst().orElseThrow();
    }

    private static Cell cell(ReportTable table, int row, String column) {
        var ids = table.columns().stream().map(ReportTable.Column::id).toList();
        return table.rows().get(row).cells().get(ids.indexOf(column));
    }

    private static Row row(Report report, String table, String key) {
        return table(report, table).rows().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }

    private static BigDecimal value(Row row, String kpi, Report report) {
        var columns = table(report, "host-country").columns();
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(kpi)) {
                return Objects.requireNonNull(row.cells().get(i).value());
            }
        }
        throw new AssertionError("no column " + kpi);
    }

    private static BigDecimal sum(List<FactSheet> sheets, Scope scope, String kpi, @Nullable String country) {
        return shares(sheets, scope, kpi, country).stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Share> shares(List<FactSheet> sheets, Scope scope, String kpi, @Nullable String country) {
        assertThat(DICTIONARY.find(kpi).orElseThrow().timing()).isEqualTo(Timing.FLOW);
        var shares = new ArrayList<Share>();
        for (var sheet : sheets) {
            for (var ruling : sheet.rulings()) {
                for (var share : ruling.verdict().shares()) {
                    if (ruling.kpi().equals(kpi) && (scope.from() == null || !share.on().isBefore(scope.from()))
                            && (scope.to() == null || !share.on().isAfter(scope.to()))
                            && (country == null || country.equals(sheet.dimensions().getOrDefault(Dimension.HOST_COUNTRY, "")))) {
                        shares.add(share);
                    }
                }
            }
        }
        return shares;
    }
}
