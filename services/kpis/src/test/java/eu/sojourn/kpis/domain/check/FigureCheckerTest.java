package eu.sojourn.kpis.domain.check;

import static eu.sojourn.kpis.domain.check.Tables.check;
import static eu.sojourn.kpis.domain.check.Tables.places;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.kpis.domain.check.Rule.Direction;
import eu.sojourn.kpis.domain.check.Rule.Order;
import eu.sojourn.kpis.domain.check.Rule.Precision;
import eu.sojourn.kpis.domain.check.Rule.Scale;
import eu.sojourn.kpis.domain.check.Rule.Ties;
import eu.sojourn.service.domain.InvalidValue;

class FigureCheckerTest {

    private static final Selection ALL = Selection.USUAL;

    /** A right table, the rule, how often it looks; and a wrong table, and where it is wrong. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("total", new Rule.TotalOfRows("t", "Total", ALL, List.of(), Precision.EXACT), 2, """
                        Country | Visits | EUR
                        DE | 3 | 2,490
                        FR | 4 | 3,600
                        Total | 7 | 6,090""", "Total | 7 |", "Total | 8 |", "Total/Visits"),
                Arguments.of("sub-total",
                        new Rule.TotalOfRows("t", "North", Selection.between("DK", "SE"), List.of("Visits"), Precision.EXACT), 1,
                        """
                                Country | Visits
                                DK | 3
                                SE | 4
                                North | 7
                                ES | 1
                                Total | 8""", "SE | 4", "SE | 5", "North/Visits"),
                Arguments.of("grand total",
                        new Rule.TotalOfRows("t", "Total", Selection.only(List.of("North", "South")), List.of(), Precision.EXACT),
                        1, """
                                Country | Visits
                                DK | 3
                                SE | 4
                                North | 7
                                ES | 1
                                South | 1
                                Total | 8""", "Total | 8", "Total | 15", "Total/Visits"),
                Arguments.of("rounded total", new Rule.TotalOfRows("t", "Total", ALL, List.of(), Precision.ROUNDED), 1, """
                        Country | M EUR
                        DE | 1.3
                        FR | 1.3
                        ES | 1.3
                        Total | 4.0""", "Total | 4.0", "Total | 4.2", "Total/M EUR"),
                Arguments.of("total column", new Rule.TotalOfColumns("t", "All", List.of("Physical", "Virtual"), ALL, Precision.EXACT), 2,
                        """
                                Country | Physical | Virtual | All
                                DE | 3 | 1 | 4
                                FR | 4 | - | 4""", "DE | 3", "DE | 2", "DE/All"),
                Arguments.of("difference", new Rule.Difference("t", "New", "2018", "2019", ALL), 3, """
                        Country | 2018 | 2019 | New
                        DE | 3 | 10 | 7
                        FR | 4 | 2 | -2
                        Total | 7 | 12 | 5""", "| 12 | 5", "| 12 | 6", "Total/New"),
                Arguments.of("relative change", new Rule.RelativeChange("t", "Change", "2018", "2019", ALL), 2, """
                        Country | 2018 | 2019 | Change
                        DE | 3 | 10 | 233.3 %
                        FR | 4 | 2 | −50.0 %
                        ES | 0 | 2 | -""", "233.3 %", "333.3 %", "DE/Change"),
                Arguments.of("distinct", new Rule.DistinctCount("t", "Host", new Quantity.Stated(new BigDecimal(2)), ALL), 1, """
                        Visit | Host
                        1 | European XFEL
                        2 | CERN
                        3 | European XFEL
                        4 | -""", "2 | CERN", "2 | European XFEL", "null/Host"),
                Arguments.of("distinct in a cell",
                        new Rule.DistinctCount("t", "Host", new Quantity.InCell("Total", "Host"), ALL), 1, """
                                Visit | Host
                                1 | European XFEL
                                2 | CERN
                                3 | European XFEL
                                Total | 2""", "Total | 2", "Total | 3", "Total/Host"),
                Arguments.of("never falls", new Rule.NeverFalls("t", List.of("So far"), ALL, Direction.DOWN), 2, """
                        Month | So far
                        1 | 3
                        2 |
                        3 | 3
                        4 | 5""", "4 | 5", "4 | 2", "4/So far"),
                Arguments.of("never falls across", new Rule.NeverFalls("t", List.of("Q1", "Q2", "Q3"), ALL, Direction.ACROSS), 4, """
                        Country | Q1 | Q2 | Q3
                        DE | 3 | 3 | 4
                        FR | 0 | 2 | 9""", "| 2 | 9", "| 2 | 1", "FR/Q3"),
                Arguments.of("running total", new Rule.RunningTotal("t", "Cumulative", "Visits", ALL), 3, """
                        Month | Visits | Cumulative
                        1 | 3 | 3
                        2 | 2 | 5
                        3 | 0 | 5""", "2 | 2 | 5", "2 | 2 | 6", "2/Cumulative"),
                Arguments.of("percentage of a number", new Rule.PercentageOf("t", "%", "Count", new Quantity.Stated(new BigDecimal(9)), ALL,
                        Scale.PERCENT), 2, """
                                Answer | Count | %
                                yes | 8 | 88.9 %
                                no | 1 | 11 %""", "88.9 %", "88.8 %", "yes/%"),
                Arguments.of("percentage of a column", new Rule.PercentageOf("t", "Rate", "Complete", new Quantity.InColumn("Invited"), ALL,
                        Scale.PERCENT), 2, """
                                Strand | Complete | Invited | Rate
                                1 | 19 | 23 | 82.6
                                2 | 8 | 9 | 88.9""", "| 8 | 9 |", "| 8 | 8 |", "2/Rate"),
                Arguments.of("percentage of a cell",
                        new Rule.PercentageOf("t", "Share", "Count", new Quantity.InCell("Total", "Count"), ALL,
                                Scale.FRACTION),
                        3, """
                                Answer | Count | Share
                                yes | 2 | 0.67
                                no | 1 | 0.33
                                Total | 3 | 1.00""", "0.67", "0.66", "yes/Share"),
                Arguments.of("percentage of a sum",
                        new Rule.PercentageOf("t", "%", "Count", new Quantity.SumOf("Count"), ALL, Scale.PERCENT), 2, """
                                Answer | Count | %
                                yes | 2 | 67
                                no | 1 | 33""", "| 33", "| 34", "no/%"),
                Arguments.of("hundred", new Rule.SumsToHundred("t", List.of("%"), ALL, Direction.DOWN), 1, """
                        Size | %
                        micro | 33.3
                        small | 33.3
                        medium | 33.3
                        Total | 100""", "medium | 33.3", "medium | 43.3", "null/%"),
                Arguments.of("hundred across", new Rule.SumsToHundred("t", List.of("yes", "no"), ALL, Direction.ACROSS), 2, """
                        Country | yes | no
                        DE | 60 % | 40 %
                        FR | 12.5 % | 87.5 %""", "| 40 %", "| 50 %", "DE/null"),
                Arguments.of("first", new Rule.Top("t", "Count", List.of("fairs"), ALL, Order.DESCENDING, Ties.NAMED), 1, """
                        What | Count
                        mail | 5
                        fairs | 7
                        Total | 12""", "mail | 5", "mail | 9", "fairs/Count"),
                Arguments.of("first without its equal", new Rule.Top("t", "Count", List.of("fairs"), ALL, Order.DESCENDING, Ties.NAMED), 1,
                        """
                                What | Count
                                mail | 5
                                fairs | 7""", "mail | 5", "mail | 7", "fairs/Count"),
                Arguments.of("top three in order", new Rule.Top("t", "Count", List.of("a", "b", "c"), ALL, Order.DESCENDING, Ties.BROKEN),
                        3, """
                                What | Count
                                d | 5
                                c | 5
                                b | 6
                                a | 7""", "b | 6", "b | 4", "b/Count"),
                Arguments.of("least", new Rule.Top("t", "Days", List.of("b"), ALL, Order.ASCENDING, Ties.NAMED), 1, """
                        Host | Days
                        a | 7
                        b | 2.5""", "b | 2.5", "b | 8.5", "b/Days"),
                Arguments.of("ordered", new Rule.Ordered("t", "Count", Order.DESCENDING, ALL), 2, """
                        What | Count
                        a | 7
                        b | 7
                        c | 1
                        Total | 15""", "b | 7", "b | 8", "b/Count"),
                Arguments.of("claim", new Rule.Claim("t", "half of them", new BigDecimal("50.0"),
                        Formula.parse("f", "positive(\"Count\") / rows() * 100"), ALL), 1, """
                                What | Count
                                a | 7
                                b | 0""", "b | 0", "b | 2", "null/Count"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void findsThePlantedFaultAndNothingElse(String name, Rule rule, int cells, String right, String good, String bad, String place) {
        assertThat(right).as("the fault can be planted").contains(good);

        var held = check(right, rule);
        var broken = check(right.replace(good, bad), rule);

        assertThat(held.findings()).isEmpty();
        assertThat(held.checked()).singleElement().satisfies(checked -> {
            assertThat(checked.cells()).isEqualTo(cells);
            assertThat(checked.held()).isTrue();
            assertThat(checked.inferred()).isFalse();
        });
        assertThat(places(broken)).contains(place);
        assertThat(broken.checked().getFirst().held()).isFalse();
        assertThat(broken.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).endsWith(".").doesNotContain("null");
            assertThat(finding.stated()).isNotEqualTo(finding.computed());
        });
    }

    @Test
    void saysWhatWasStatedWhatTheDataGiveAndWhereTheNumberMayComeFrom() {
        var report = check("""
                Partnership | Before | After | New
                GCA | 0 | 3 | 3
                IDEEO | 2 | 2 | 0
                NF4 | 2 | 3 | 1
                Total | 4 | 8 | 2""", new Rule.Difference("t", "New", "Before", "After", ALL));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo(new Place("t", "Total", 5, "New"));
            assertThat(finding.stated()).isEqualTo("2");
            assertThat(finding.computed()).isEqualTo("4");
            assertThat(finding.message())
                    .isEqualTo("In the row “Total” the column “New” says 2, but from 4 (“Before”) to 8 (“After”) it is 4."
                            + " 2 would be the number of rows that grew from “Before” to “After”.");
            assertThat(finding.readings()).filteredOn(Reading::gives).extracting(Reading::value).containsExactly(new BigDecimal(2));
        });
    }

    @Test
    void tellsWhichRowASumMisses() {
        var report = check("""
                Country | Visits
                DE | 3
                FR | 4
                ES | 12
                Total | 15""", new Rule.TotalOfRows(null, "Total", ALL, List.of(), Precision.EXACT));

        assertThat(report.findings()).singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("In the column “Visits” the row “Total” says 15, but the 3 rows that"
                                + " it is made of add up to 19. 15 would be the sum without “FR”."));
    }

    static Stream<Arguments> sumsWithNothing() {
        return Stream.of(
                Arguments.of(new Rule.TotalOfRows("t", "Total", ALL, List.of("A"), Precision.EXACT),
                        "the 3 rows that it is made of add up to 5; 2 of them have no number there and add nothing."),
                Arguments.of(new Rule.TotalOfColumns("t", "Sum", List.of("A", "B"), Selection.only(List.of("FR")), Precision.EXACT),
                        "“A” and “B” add up to 4; 1 of them has no number there and adds nothing."),
                Arguments.of(new Rule.RunningTotal("t", "So far", "A", ALL),
                        "up to there “A” adds up to 5; 1 of those rows has no number there and adds nothing."),
                Arguments.of(new Rule.SumsToHundred("t", List.of("A"), ALL, Direction.DOWN),
                        "not 100; rounding explains at most 0.5; 2 of its cells have no number and add nothing."),
                Arguments.of(new Rule.Claim("t", "9 in A", BigDecimal.valueOf(9), Formula.parse("formula", "sum(\"A\") + 1"), ALL),
                        "the sum of “A” (5; 2 rows have no number there and add nothing) + 1."));
    }

    @ParameterizedTest
    @MethodSource("sumsWithNothing")
    void saysOfASumWhichCellsAddNothing(Rule rule, String said) {
        var report = check("""
                Country | A | B | Sum | So far
                DE | 5 | 1 | 6 | 5
                FR | | 4 | 7 | 9
                ES | some | 2 | 2 |
                Total | 9 | 7 | 15 |""", rule);

        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.message()).contains(said));
    }

    @Test
    void findsTheTableOfAClaimByTheColumnsOfItsFormula() {
        var visits = Tables.table("visits", "Country | Visits\nDE | 3");
        var hosts = Tables.table("hosts", "Country | Hosts\nDE | 5");
        var figures = new PublishedFigures(List.of(visits, hosts));

        var report = FigureChecker.check(figures, List.of(claim("sum('Hosts')")));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.where().table()).isEqualTo("hosts");
            assertThat(finding.computed()).isEqualTo("5");
        });
        for (var unclear : List.of("rows()", "distinct('Country')", "sum('Nights')", "sum('Hosts') + sum('Visits')")) {
            assertThatThrownBy(() -> FigureChecker.check(figures, List.of(claim(unclear))))
                    .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field()).isEqualTo("rules[0].table"));
        }
    }

    private static Rule claim(String formula) {
        return new Rule.Claim(null, "4 hosts", BigDecimal.valueOf(4), Formula.parse("formula", formula), ALL);
    }

    @Test
    void tellsDigitsThatWereSwapped() {
        var report = check("""
                Country | Visits
                DE | 20
                FR | 26
                Total | 64""", new Rule.TotalOfRows(null, "Total", ALL, List.of(), Precision.EXACT));

        assertThat(report.findings().getFirst().message()).endsWith("64 would be 46 with two digits swapped.");
    }

    @Test
    void tellsOfWhichNumbersAPercentageWouldBe() {
        var report = check("""
                Answer | Count | %
                yes | 8 | 88.9 %""", new Rule.PercentageOf(null, "%", "Count", new Quantity.Stated(BigDecimal.TEN), ALL, Scale.PERCENT));

        assertThat(report.findings().getFirst().message())
                .isEqualTo("The row “yes” says 88.9 %, but 8 of 10 is 80.0 %. 88.9 % would be 8 of 9.");
    }

    @ParameterizedTest
    @CsvSource({"12.5 %,1,8", "12 %,1,8", "13 %,1,8", "66.67 %,2,3", "0 %,0,7", "100 %,7,7", "0.4 %,1,250"})
    void takesEveryRightRoundingForRight(String percentage, int count, int n) {
        var report = check("a | c | p\nx | %d | %s".formatted(count, percentage),
                new Rule.PercentageOf(null, "p", "c", new Quantity.Stated(BigDecimal.valueOf(n)), ALL, Scale.PERCENT));

        assertThat(report.checked().getFirst().held()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"12.6 %,1,8", "11 %,1,8", "14 %,1,8", "66.66 %,2,3", "66.6 %,2,3", "1 %,0,7", "99 %,7,7"})
    void takesNoWrongRoundingForRight(String percentage, int count, int n) {
        var report = check("a | c | p\nx | %d | %s".formatted(count, percentage),
                new Rule.PercentageOf(null, "p", "c", new Quantity.Stated(BigDecimal.valueOf(n)), ALL, Scale.PERCENT));

        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void tellsOfARuleThatHadNothingToLookAt() {
        var report = check("""
                Country | Visits
                DE | none yet
                Total | -""", new Rule.TotalOfRows(null, "Total", ALL, List.of(), Precision.EXACT));

        assertThat(report.findings()).isEmpty();
        assertThat(report.checked()).singleElement().satisfies(checked -> {
            assertThat(checked.cells()).isZero();
            assertThat(checked.held()).isFalse();
        });
    }

    @Test
    void findsARowByItsNumberWhereLabelsRepeat() {
        var lines = """
                Country | Visits
                DE | 3
                Total | 3
                FR | 4
                Total | 4""";

        assertThat(check(lines, new Rule.TotalOfRows(null, "#5", Selection.only(List.of("FR")), List.of(), Precision.EXACT)).findings())
                .isEmpty();
        assertThat(check(lines, new Rule.TotalOfRows(null, "#3", Selection.only(List.of("FR")), List.of(), Precision.EXACT)).findings())
                .hasSize(1);
        assertThatThrownBy(() -> check(lines, new Rule.TotalOfRows(null, "Total", ALL, List.of(), Precision.EXACT)))
                .isInstanceOfSatisfying(InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo("rules[0].total"));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("rules[0].total", new Rule.TotalOfRows(null, "Sum", ALL, List.of(), Precision.EXACT)),
                Arguments.of("rules[0].columns", new Rule.TotalOfRows(null, "DE", ALL, List.of("Nights"), Precision.EXACT)),
                Arguments.of("rules[0].rows.from", new Rule.Ordered(null, "Visits", Order.DESCENDING, Selection.between("ES", "DE"))),
                Arguments.of("rules[0].rows.to", new Rule.Ordered(null, "Visits", Order.DESCENDING, Selection.between("FR", "DE"))),
                Arguments.of("rules[0].rows.except", new Rule.Ordered(null, "Visits", Order.DESCENDING, Selection.except(List.of("ES")))),
                Arguments.of("rules[0].named", new Rule.Top(null, "Visits", List.of("ES"), ALL, Order.DESCENDING, Ties.NAMED)),
                Arguments.of("rules[0].named", new Rule.Top(null, "Visits", List.of("DE", "DE"), ALL, Order.DESCENDING, Ties.NAMED)),
                Arguments.of("rules[0].formula", new Rule.Claim(null, "c", BigDecimal.ONE, Formula.sum("Nights"), ALL)),
                Arguments.of("rules[0].table", new Rule.Claim("u", "c", BigDecimal.ONE, Formula.sum("Visits"), ALL)),
                Arguments.of("rules[0].n.column",
                        new Rule.PercentageOf(null, "Visits", "Visits", new Quantity.InColumn("n"), ALL, Scale.PERCENT)),
                Arguments.of("rules[0].stated", new Rule.DistinctCount(null, "Visits", new Quantity.InCell("DE", "Country"), ALL)));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void namesTheFieldOfARuleThatRefersToNothing(String field, Rule rule) {
        assertThatThrownBy(() -> check("Country | Visits\nDE | 3\nFR | 4", rule))
                .isInstanceOfSatisfying(InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    @Test
    void asksWhichOfSeveralTablesIsMeant() {
        var figures = new PublishedFigures(List.of(Tables.table("a", "x | y\n1 | 2"), Tables.table("b", "x | y\n1 | 3")));

        assertThatThrownBy(() -> FigureChecker.check(figures, List.of(new Rule.Claim(null, "c", BigDecimal.ONE, Formula.sum("y"), ALL))))
                .isInstanceOfSatisfying(InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo("rules[0].table"));
        assertThat(FigureChecker.check(figures, List.of(new Rule.Claim("b", "c", new BigDecimal(3), Formula.sum("y"), ALL))).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sum", "sum(", "sum(y)", "sum(\"y\"", "sum(\"y\") +", "sum(\"y\") 3", "(1", "1.2.3", "grew(\"y\")",
            "none(\"y\")",
            "-1", "cell(\"r\")"})
    void readsNothingElseForAFormula(String text) {
        assertThatThrownBy(() -> Formula.parse("formula", text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sum(\"y\") - sum(\"x\")|2", "1 + 2 * 3|7", "(1 + 2) * 3|9", "8 / 9 * 0|0", "1 / 0|null",
            "2 - 1 - 1|0", "2 − (1 - 1)|2", "count(“x”)|2", "positive('x')|1", "max(\"y\") - min(\"y\")|1", "average(\"y\")|1.5",
            "grew(\"x\", \"y\")|1", "increases(\"x\", \"y\")|2", "cell(\"a\", \"y\")|2", "cell(\"c\", \"y\")|null", "rows()|3",
            "DISTINCT(\"l\")|3"})
    void reckonsFormulas(String text, String value) {
        var grid = new Grid(Tables.table("""
                l | x | y
                a | 0 | 2
                b | 1 | 1
                c | - | -
                Total | 1 | 3"""));
        var formula = Formula.parse("formula", text);

        var reckoned = formula.value(grid, grid.partsOf("rows", ALL), "formula");

        assertThat(reckoned == null ? "null" : Wording.plain(reckoned)).isEqualTo(value);
        assertThat(Formula.parse("formula", formula.text())).isEqualTo(formula);
    }
}
