package eu.sojourn.kpis.domain.check;

import static eu.sojourn.kpis.domain.check.Tables.figures;
import static eu.sojourn.kpis.domain.check.Tables.inferred;
import static eu.sojourn.kpis.domain.check.Tables.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.kpis.domain.check.CheckReport.Checked;

class RuleInferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"Total", "TOTAL", "Sum", "Summe", "Gesamt", "insgesamt", "Total général", "Suma", "Razem", "Iš viso",
            "Grand total", "Total:"})
    void takesARowCalledATotalForOne(String total) {
        var report = inferred("""
                Country | Visits | EUR
                DE | 3 | 2.490,00
                FR | 4 | 3.600,00
                %s | 8 | 6.090,00""".formatted(total));

        assertThat(places(report)).containsExactly(total + "/Visits");
        assertThat(report.checked()).singleElement().satisfies(checked -> assertThat(checked.inferred()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Totally new", "Lump sum", "Summer school", "Consume"})
    void takesNoOtherRowForATotal(String label) {
        assertThat(inferred("Kind | Visits\na | 3\nb | 4\n" + label + " | 8").checked()).isEmpty();
    }

    @Test
    void tellsSubTotalsFromTheGrandTotal() {
        var lines = """
                Country | Visits
                DK | 3
                SE | 4
                Subtotal North | 7
                ES | 1
                PT | 2
                of which Madeira | 1
                Subtotal South | 3
                Total | 10""";

        assertThat(inferred(lines).findings()).isEmpty();
        assertThat(inferred(lines).checked()).hasSize(3).allMatch(Checked::held);
        assertThat(places(inferred(lines.replace("PT | 2", "PT | 3")))).containsExactly("Subtotal South/Visits", "Total/Visits");
        assertThat(places(inferred(lines.replace("Total | 10", "Total | 20")))).containsExactly("Total/Visits");
    }

    @Test
    void holdsATotalAgainstTheOnlyRowThatItHas() {
        assertThat(places(inferred("Country | Visits\nDE | 3\nTotal | 100"))).containsExactly("Total/Visits");
        assertThat(inferred("Country | Visits\nDE | 3\nTotal | 3").checked()).singleElement().matches(Checked::held);
        assertThat(places(inferred("Country | Visits\nDE | 3\nFR | unknown\nTotal | 100"))).containsExactly("Total/Visits");
    }

    @Test
    void takesATotalAboveItsPartsForOne() {
        assertThat(places(inferred("Country | Visits\nTotal | 8\nDE | 3\nFR | 4"))).containsExactly("Total/Visits");
    }

    @Test
    void addsUpNoPercentagesYearsAveragesAndCumulativeValues() {
        assertThat(inferred("""
                Month | Year | Visits | Visits, cumulative | Average days | Share
                March | 2024 | 3 | 3 | 4.5 | 30 %
                April | 2024 | 7 | 10 | 5.5 | 70 %
                Total | 2024 | 10 | 10 | 5.2 | 100 %""").findings()).isEmpty();
    }

    @Test
    void takesAColumnCalledATotalForOne() {
        assertThat(places(inferred("""
                Country | Physical | Virtual | Total
                DE | 3 | 1 | 4
                FR | 4 | 2 | 5"""))).containsExactly("FR/Total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Before | After | New", "First wave | Second wave | New", "2018 | 2019 | Change",
            "vorher | nachher | Differenz",
            "A | B | Delta", "Wave 1 | Wave 2 | Increase"})
    void holdsAChangeAgainstWhatStandsBesideIt(String columns) {
        assertThat(places(inferred("Partnership | " + columns + "\nGCA | 0 | 3 | 3\nNF4 | 2 | 3 | 2"))).containsExactly(
                "NF4/" + columns.substring(columns.lastIndexOf('|') + 2));
    }

    @Test
    void takesNewMembersBesideOtherCountsForNoDifference() {
        assertThat(inferred("Cluster | Members | Staff | New members\na | 400 | 3 | 3\nb | 100 | 3 | 2").checked()).isEmpty();
    }

    @Test
    void holdsAChangeInPercentAgainstWhatItIsOf() {
        assertThat(places(inferred("Country | 2018 | 2019 | Change %\nDE | 4 | 5 | 25 %\nFR | 5 | 4 | -25 %")))
                .containsExactly("FR/Change %");
    }

    @Test
    void expectsCumulativeValuesToRiseAndToAddUp() {
        var report = inferred("""
                Month | Visits | Cumulative
                March | 3 | 3
                April | 2 | 5
                May | 1 | 4""");

        assertThat(report.checked()).extracting(checked -> checked.rule().getClass().getSimpleName())
                .containsExactly("NeverFalls", "RunningTotal");
        assertThat(places(report)).containsExactly("May/Cumulative", "May/Cumulative");
    }

    @Test
    void expectsARowCalledCumulativeToRise() {
        assertThat(places(inferred("Visits | Q1 | Q2 | Q3\nin the quarter | 3 | 2 | 1\ncumulative | 3 | 5 | 4")))
                .containsExactly("cumulative/Q3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Answer | Count | %|n = 8", "Answer | Count | % (n = 8)|", "Answer (n=8) | Count | Share|"})
    void holdsPercentagesAgainstCountsAndN(String heading) {
        var bar = heading.lastIndexOf('|');
        var table = Tables.table(heading.substring(0, bar) + "\nyes | 7 | 87.5 %\nmaybe | 6 | 75.0 %\nno | 1 | 12.4 %");
        var figures = new PublishedFigures(List.of(new PublishedTable("t", heading.substring(bar + 1), table.columns(), table.rows())));

        var report = FigureChecker.check(figures, RuleInference.infer(figures));

        assertThat(report.checked()).singleElement()
                .satisfies(checked -> assertThat(checked.rule()).isInstanceOfSatisfying(Rule.PercentageOf.class,
                        rule -> assertThat(rule.n()).isEqualTo(new Quantity.Stated(new BigDecimal(8)))));
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.where().row()).isEqualTo("no"));
    }

    @Test
    void holdsPercentagesAgainstAColumnOfThoseAsked() {
        assertThat(places(inferred("Strand | Complete | Invited | Response rate\n1 | 19 | 23 | 82.6 %\n2 | 8 | 9 | 88.8 %")))
                .containsExactly("2/Response rate");
    }

    @Test
    void holdsPercentagesOfABreakdownAgainstTheTotalAndAHundred() {
        var lines = """
                Size | Companies | %
                micro | 10 | 50 %
                small | 6 | 30 %
                medium | 4 | 20 %
                Total | 20 | 100 %""";

        assertThat(inferred(lines).findings()).isEmpty();
        assertThat(inferred(lines).checked()).extracting(checked -> checked.rule().getClass().getSimpleName())
                .containsExactly("TotalOfRows", "PercentageOf", "SumsToHundred");
        assertThat(places(inferred(lines.replace("20 %", "21 %")))).contains("medium/%");
        assertThat(places(inferred(lines.replace("20 %", "27 %")))).containsExactlyInAnyOrder("medium/%", "null/%");
    }

    @Test
    void expectsNoHundredWhereSeveralMayBeChosen() {
        assertThat(inferred("Activity (n = 8) | Count | %\na | 7 | 87.5 %\nb | 6 | 75.0 %").findings()).isEmpty();
    }

    @Test
    void saysThatAGuessDoesNotFitWhereItIsWrongAllOver() {
        var report = inferred("""
                Country | Physical | Virtual | Total
                DE | 3 | 1 | 40
                FR | 4 | 2 | 50
                ES | 4 | 2 | 60""");

        assertThat(report.checked()).singleElement().satisfies(checked -> assertThat(checked.doubtful()).isTrue());
    }

    @Test
    void suggestsNothingForATableWithoutNumbers() {
        assertThat(RuleInference.infer(figures("Name | Country\nTotal | DE\nSum | FR"))).isEmpty();
    }
}
