package eu.sojourn.registration.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.service.domain.InvalidValue;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SmeClassTest {

    @ParameterizedTest
    @CsvSource({"0,0,0,MICRO", "9,2000000,2000000.01,MICRO", "9,2000000.01,2000000,MICRO", "9,2000000.01,2000000.01,SMALL",
            "10,0,0,SMALL", "49,10000000,99000000,SMALL", "49,10000000.01,10000000,SMALL", "49,10000000.01,10000000.01,MEDIUM",
            "50,0,0,MEDIUM", "249,50000000,99000000,MEDIUM", "249,50000000.01,43000000,MEDIUM", "249,50000000.01,43000000.01,LARGE",
            "250,0,0,LARGE", "9,50000000.01,43000000.01,LARGE"})
    void judgesByStaffAndByTheBetterOfTurnoverAndBalanceSheet(int staff, BigDecimal turnover, BigDecimal balanceSheet, SmeClass expected) {
        var judgement = SmeClass.of(new Size(staff, turnover, balanceSheet, 2023));

        assertThat(judgement.smeClass()).isEqualTo(expected);
        assertThat(judgement.sme()).isEqualTo(expected != SmeClass.LARGE);
    }

    @Test
    void saysWhichThresholdsDecided() {
        assertThat(SmeClass.of(size(260, 1)).because()).isEqualTo("No SME: 260 staff are not below 250.");
        assertThat(SmeClass.of(size(60, 12_000_000)).because()).isEqualTo(
                "Medium-sized enterprise: 60 staff are below 250, and turnover of 12,000,000 EUR is at most 50 million; not small enterprise, "
                        + "as the staff are not below 50.");
        assertThat(SmeClass.of(size(3, 60_000_000)).because()).contains("turnover of 60,000,000 EUR is above 50 million");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverMakesAnOrganisationSmallerThatGrows(int seed) {
        var random = new Random(seed);
        var staff = random.nextInt(300);
        var turnover = BigDecimal.valueOf(random.nextLong(60_000_000));
        var balanceSheet = BigDecimal.valueOf(random.nextLong(60_000_000));
        var grown = new Size(staff + random.nextInt(100), turnover.add(BigDecimal.valueOf(random.nextLong(10_000_000))),
                balanceSheet.add(BigDecimal.valueOf(random.nextLong(10_000_000))), 2023);

        assertThat(SmeClass.of(grown).smeClass()).isGreaterThanOrEqualTo(
                SmeClass.of(new Size(staff, turnover, balanceSheet, 2023)).smeClass());
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,2023,staff", "10000001,0,0,2023,staff", "1,-0.01,0,2023,turnoverEur", "1,0,-1,2023,balanceSheetEur",
            "1,1e300,0,2023,turnoverEur", "1,0.001,0,2023,turnoverEur", "1,0,0,1989,year", "1,0,0,2101,year"})
    void refusesFiguresThatCannotBe(int staff, BigDecimal turnover, BigDecimal balanceSheet, int year, String field) {
        assertThatThrownBy(() -> new Size(staff, turnover, balanceSheet, year)).isInstanceOfSatisfying(InvalidValue.class,
                invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private static Size size(int staff, long turnoverAndBalanceSheet) {
        return new Size(staff, BigDecimal.valueOf(turnoverAndBalanceSheet), BigDecimal.valueOf(turnoverAndBalanceSheet), 2023);
    }
}
