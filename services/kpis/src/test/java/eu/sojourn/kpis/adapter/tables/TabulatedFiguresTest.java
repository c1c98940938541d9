package eu.sojourn.kpis.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

import eu.sojourn.kpis.domain.check.CheckReport;
import eu.sojourn.kpis.domain.check.Figure;
import eu.sojourn.kpis.domain.check.FigureChecker;
import eu.sojourn.kpis.domain.check.Finding;
import eu.sojourn.kpis.domain.check.Formula;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.PublishedTable;
import eu.sojourn.kpis.domain.check.Reading;
import eu.sojourn.kpis.domain.check.Rule;
import eu.sojourn.kpis.domain.check.RuleInference;
import eu.sojourn.kpis.domain.check.Selection;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.tables.TableFormat;

class TabulatedFiguresTest {

    private final TabulatedFigures tables = new TabulatedFigures();

    @Test
    void findsThatTheAgreementsAreTwentyFiveAndNotTwentyFour() throws IOException {
        var report = inferred(example("agreements"));

        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.where().row()).isEqualTo("Total");
            assertThat(finding.where().rowNumber()).isEqualTo(14);
            assertThat(finding.where().column()).isEqualTo("New");
            assertThat(finding.stated()).isEqualTo("24");
            assertThat(finding.computed()).isEqualTo("25");
        });
        assertThat(report.findings()).extracting(Finding::message)
                .containsExactly("In the column “New” the row “Total” says 24, but the 12 rows that it is made of add up to 25."
                        + " 24 would be the sum without “MAGIA” or “FoodNet” or “EC2i” or “NF4” or “EU-TEXTILE2030”.",
                        "In the row “Total” the column “New” says 24, but from 21 (“First wave”) to 46 (“Second wave”) it is 25.");
        assertThat(report.checked()).extracting(CheckReport.Checked::cells).containsExactly(3, 13);
    }

    @Test
    void tellsWhatElseTheAgreementsCouldBeReadAs() throws IOException {
        var report = FigureChecker.check(example("agreements"), List.of(new Rule.Claim(null, "24 new agreements", new BigDecimal(24),
                Formula.parse("formula", "sum(\"Second wave\") - sum(\"First wave\")"), Selection.USUAL)));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).startsWith("“24 new agreements” is claimed, but the data give 25: the sum of “Second wave” (46)"
                    + " − the sum of “First wave” (21). 24 would be what the data give without “MAGIA” or “FoodNet”");
            assertThat(finding.readings()).filteredOn(reading -> !reading.gives())
                    .contains(new Reading("the number of rows that grew from “First wave” to “Second wave”", new BigDecimal(10), false),
                            new Reading("the sum of increases alone from “First wave” to “Second wave”", new BigDecimal(25), false),
                            new Reading("the sum of “Second wave”", new BigDecimal(46), false));
        });
    }

    @ParameterizedTest
    @CsvSource({"joint-strategy,10", "response-rates,2"})
    void findsThePercentagesOfTheSurveyRight(String example, int cells) throws IOException {
        var report = inferred(example(example));

        assertThat(report.findings()).isEmpty();
        assertThat(report.checked()).anySatisfy(checked -> {
            assertThat(checked.rule()).isInstanceOf(Rule.PercentageOf.class);
            assertThat(checked.cells()).isEqualTo(cells);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Land;Betrag;%\nDE;1.234,50;88,9 %", "\uFEFFLand,Betrag,%\nDE,\"1,234.50\",88.9%",
            "Land\tBetrag\t%\nDE\t1234,50\t88,9 %"})
    void readsNumbersAsTheyAreWrittenInEurope(String csv) {
        var table = tables.read(csv.getBytes(StandardCharsets.UTF_8), "amounts.csv", "text/csv").tables().getFirst();

        assertThat(table.name()).isEqualTo("amounts");
        assertThat(table.columns()).containsExactly("Land", "Betrag", "%");
        var row = table.rows().getFirst();
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.cells()).extracting(Figure::number).containsExactly(null, new BigDecimal("1234.50"), new BigDecimal("88.9"));
        assertThat(row.cell(2)).isInstanceOf(Figure.Percentage.class);
    }

    @Test
    void readsEachSheetAsATableWithWhatStandsAboveIt() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = TableFormat.XLSX.writer(out, "Visits")) {
            writer.header(List.of("Visits in 2024 (n = 8)"));
            writer.row(List.of("Country", "Visits", "Visits", ""));
            writer.row(List.of("DE", 3, new BigDecimal("1.5"), "x"));
            writer.sheet("Empty");
            writer.sheet("Hosts");
            writer.header(List.of("Host"));
            writer.row(List.of("CERN"));
        }

        var figures = tables.read(out.toByteArray(), "report.xlsx", TableFormat.XLSX.mediaType());

        assertThat(figures.tables()).extracting(PublishedTable::name).containsExactly("Visits", "Hosts");
        var visits = figures.tables().getFirst();
        assertThat(visits.caption()).isEqualTo("Visits in 2024 (n = 8)");
        assertThat(visits.columns()).containsExactly("Country", "Visits", "Visits (2)", "Column D");
        assertThat(visits.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(3);
            assertThat(row.cell(2).number()).isEqualTo(new BigDecimal("1.5"));
        });
    }

    @Test
    void namesTheCellThatCannotBeUsed() {
        assertThatThrownBy(() -> tables.read("a;b\nx;=1+1\ny;3".getBytes(StandardCharsets.UTF_8), "a.csv", null))
                .isInstanceOfSatisfying(InvalidInput.class,
                        invalid -> assertThat(invalid.reasons()).extracting(Reason::field).containsExactly("B2"));
    }

    /** Whoever shows a message at its field leaves out the field's name where the message begins with it. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "11111111111111111111111111111111111111111", "LONG"})
    void namesTheCellWithinTheMessageToo(String text) {
        var cell = text.equals("LONG") ? "x".repeat(1_001) : text;

        assertThatThrownBy(() -> tables.read(("a;b\nx;" + cell).getBytes(StandardCharsets.UTF_8), "a.csv", null))
                .isInstanceOfSatisfying(InvalidInput.class,
                        invalid -> assertThat(invalid.reasons()).extracting(Reason::message)
                                .singleElement()
                                .asString()
                                .startsWith("Cell B2 "));
    }

    @Test
    void namesTheNumberThatHasTooManyDigits() {
        var csv = "Id;Country;Visits\n%1$s;DE;%1$s\nTotal;;100".formatted("12345678901234567890123456789012345678901234567890123");

        assertThatThrownBy(() -> tables.read(csv.getBytes(StandardCharsets.UTF_8), "visits.csv", "text/csv"))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.reasons()).singleElement().satisfies(reason -> {
                    assertThat(reason.field()).isEqualTo("C2");
                    assertThat(reason.code()).isEqualTo("NUMBER_TOO_LONG");
                    assertThat(reason.message()).isEqualTo(
                            "Cell C2 in the table “visits” (row “12345678901234567890123456789012345678901234567890123”, column “Visits”) holds a"
                                    + " number that is too long to be read: 12345678901234567890… has 53 digits, at most 40 are read");
                }));
    }

    @Test
    void namesTheSheetOfANumberThatHasTooManyDigits() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = TableFormat.XLSX.writer(out, "Visits")) {
            writer.header(List.of("Country", "Visits"));
            writer.row(List.of("DE", "1".repeat(41)));
        }

        assertThatThrownBy(() -> tables.read(out.toByteArray(), "report.xlsx", null)).isInstanceOfSatisfying(InvalidInput.class,
                invalid -> assertThat(invalid.reasons()).extracting(Reason::field).containsExactly("Visits!B2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Country,Visits~DE,1,5~FR,2|C2|Row 2 has more cells than the header: 3 instead of 2.",
            "Visits in 2024~~Country;Visits~DE;1;;5~FR;2~ES;3;1|C4|Row 4 has more cells than the header: 4 instead of 2; 1 more row has, too."})
    void namesTheRowThatHasMoreCellsThanTheHeader(String csv, String cell, String said) {
        assertThatThrownBy(() -> tables.read(csv.replace('~', '\n').getBytes(StandardCharsets.UTF_8), "a.csv", null))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.reasons()).singleElement().satisfies(reason -> {
                    assertThat(reason.field()).isEqualTo(cell);
                    assertThat(reason.code()).isEqualTo("ROW_TOO_LONG");
                    assertThat(reason.message()).startsWith(said);
                }));
    }

    @Test
    void namesTheFileThatIsTooWide() {
        var wide = "x;".repeat(201) + "y";

        assertThatThrownBy(() -> tables.read(wide.getBytes(StandardCharsets.UTF_8), "a.csv", null))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.reasons()).singleElement().satisfies(reason -> {
                    assertThat(reason.field()).isEqualTo("file");
                    assertThat(reason.code()).isEqualTo("TOO_MANY_COLUMNS");
                }));
    }

    @Test
    void readsFiftyThousandRowsAndNoMore() {
        var rows = "country;visits\n" + "DE;1\n".repeat(50_000);

        assertThat(tables.read(rows.getBytes(StandardCharsets.UTF_8), "a.csv", null).tables().getFirst().rows()).hasSize(50_000);
        assertThatThrownBy(() -> tables.read((rows + "DE;1\n").getBytes(StandardCharsets.UTF_8), "a.csv", null))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "\n\n;;\n"})
    void refusesAFileWithoutATable(String csv) {
        assertThatThrownBy(() -> tables.read(csv.getBytes(StandardCharsets.UTF_8), "a.csv", null)).isInstanceOf(InvalidInput.class);
    }

    private PublishedFigures example(String name) throws IOException {
        return tables.read(new ClassPathResource("figure-checks/" + name + ".csv").getContentAsByteArray(), name + ".csv", "text/csv");
    }

    private static CheckReport inferred(PublishedFigures figures) {
        return FigureChecker.check(figures, List.of(), RuleInference.infer(figures));
    }
}
