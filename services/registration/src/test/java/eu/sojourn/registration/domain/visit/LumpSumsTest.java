package eu.sojourn.registration.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LumpSumsTest {

    private static final Location HOST = new Location(50, 10);
    private static final RuleSet SHIPPED = Figures.shippedRules();

    @ParameterizedTest
    @CsvSource({"PT,3,390.00", "PT,4,390.00", "PT,5,780.00", "PT,6,780.00", "DE,5,830.00", "DE,3,415.00", "DK,5,1100.00", "MD,5,530.00",
            "XK,3,280.00"})
    void paysTheHostCountrysRateOrHalfOfItForLessThanFiveWorkingDays(String country, int days, String amount) {
        assertThat(lumpSum(SHIPPED, country, Xchange.Mode.PHYSICAL, days, null)).isEqualTo(eur(amount));
    }

    @ParameterizedTest
    @CsvSource({"199.9,5,415.00", "200.1,5,830.00", "199.9,3,415.00", "0,3,415.00"})
    void halvesOnceForTheShortAndTheNear(double kilometres, int days, String amount) {
        assertThat(lumpSum(SHIPPED, "DE", Xchange.Mode.PHYSICAL, days, north(kilometres))).isEqualTo(eur(amount));
    }

    @Test
    void paysNothingForAVirtualVisit() {
        assertThat(lumpSum(SHIPPED, "DE", Xchange.Mode.VIRTUAL, 5, null)).isEqualTo(eur("0.00"));
    }

    @ParameterizedTest
    @CsvSource({"1099.99,5,1099.99", "1100,5,1100.00", "1100.01,5,1100.00", "3000,3,1100.00", "2200.01,3,1100.00", "2199.98,3,1099.99",
            "830.55,3,415.28"})
    void paysAtMostTheCeiling(String rate, int days, String amount) {
        var rules = Figures.rules(Map.of("DE", new BigDecimal(rate)), BigDecimal.valueOf(1100));

        assertThat(lumpSum(rules, "DE", Xchange.Mode.PHYSICAL, days, null)).isEqualTo(eur(amount));
    }

    @Test
    void hasARateForEveryCountryOfTheShippedProgramme() {
        var table = SHIPPED.lumpSumsOn(LocalDate.parse("2024-03-04")).orElseThrow();

        assertThat(table.byHostCountry()).hasSize(40).allSatisfy((country, rate) -> {
            assertThat(new Country(country).displayName()).isNotBlank();
            assertThat(rate).isBetween(BigDecimal.valueOf(530), BigDecimal.valueOf(1100));
        });
    }

    @Test
    void measuresDistancesOnTheGlobe() {
        var dresden = new Location(51.0504, 13.7373);
        var schenefeld = new Location(53.6013, 9.8292);

        assertThat(dresden.kilometresTo(schenefeld)).isCloseTo(390, within(5.0)).isEqualTo(schenefeld.kilometresTo(dresden));
        assertThat(new Location(0, 179.9).kilometresTo(new Location(0, -179.9))).isCloseTo(22.2, within(0.1));
    }

    private static Money lumpSum(RuleSet rules, String country, Xchange.Mode mode, int workingDays, @Nullable Location visitor) {
        var monday = LocalDate.parse("2024-03-04");
        var weekends = (workingDays - 1) / 5 * 2;
        return LumpSums.of(rules, new Country(country), mode, new Period(monday, monday.plusDays(workingDays - 1L + weekends)), visitor,
                HOST, false).orElseThrow();
    }

    private static Location north(double kilometres) {
        return new Location(HOST.latitude() + Math.toDegrees(kilometres / 6371.0088), HOST.longitude());
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), Money.EUR);
    }
}
