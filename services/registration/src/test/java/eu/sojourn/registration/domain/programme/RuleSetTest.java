package eu.sojourn.registration.domain.programme;

import static eu.sojourn.registration.domain.Figures.after;
import static eu.sojourn.registration.domain.Figures.refusal;
import static eu.sojourn.registration.domain.Figures.rules;
import static eu.sojourn.registration.domain.Figures.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-03-04");
    private static final RuleSet SHIPPED = rules(Map.of());
    private static final RuleSet STRICTER = rules(Map.of("minimumWorkingDays", 4));
    private static final RuleSet STRICTEST = rules(Map.of("minimumWorkingDays", 5));

    private final Programme blank = new Programme(new ProgrammeId("biginn"), "BIGINN", new PartnershipId("biginn"),
            LocalDate.parse("2021-09-01"), LocalDate.parse("2026-12-31"), List.of());
    private final Programme biginn = after(blank.publish(SHIPPED, null, null, TODAY));

    @Test
    void comesIntoForceOnTheDayOfItsPublicationUnlessAnotherIsGiven() {
        assertThat(biginn.rulesOn(TODAY.minusDays(1))).isEmpty();
        assertThat(biginn.rulesOn(TODAY)).map(RuleSetVersion::version).contains(1);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04,1", "2024-05-31,1", "2024-06-01,2", "2024-12-31,2", "2025-01-01,3", "2026-12-31,3"})
    void holdsUntilTheEffectiveDateOfTheNext(LocalDate day, int version) {
        var programme = after(biginn.publish(STRICTEST, LocalDate.parse("2025-01-01"), null, TODAY));
        var withMore = after(programme.publish(STRICTER, LocalDate.parse("2024-06-01"), null, TODAY));

        assertThat(withMore.rulesOn(day)).map(RuleSetVersion::rules)
                .contains(version == 1 ? SHIPPED : version == 2 ? STRICTER : STRICTEST);
    }

    @Test
    void isReplacedByALaterPublicationFromTheSameDay() {
        var corrected = after(after(biginn.publish(STRICTEST, LocalDate.parse("2025-01-01"), null, TODAY))
                .publish(STRICTER, LocalDate.parse("2025-01-01"), "A slip of the pen", TODAY));

        assertThat(corrected.rulesOn(LocalDate.parse("2025-01-01"))).map(RuleSetVersion::version).contains(3);
    }

    @Test
    void takesNoEffectBeforeTheOneInForce() {
        assertThatThrownBy(() -> biginn.publish(STRICTER, TODAY.minusDays(1), null, TODAY.plusDays(9)))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field()).isEqualTo("effectiveFrom"));
        assertThat(after(biginn.publish(STRICTER, TODAY, null, TODAY.plusDays(9))).rulesOn(TODAY)).map(RuleSetVersion::version).contains(2);
    }

    @Test
    void isNotPublishedTwiceForTheSameDays() {
        assertThat(refusal(biginn.publish(SHIPPED, TODAY.plusDays(1), null, TODAY), Decision.Kind.STATE)).containsExactly("SAME_RULES");
    }

    @Test
    void tellsAPublicationAndADescriptionAnewOnly() {
        assertThat(told(blank.describe("BIGINN 2", blank.partnershipId(), blank.startsOn(), blank.endsOn()))).isEmpty();
        assertThat(told(biginn.publish(STRICTER, null, null, TODAY))).containsExactly("ProgrammePublished");
        assertThat(told(biginn.describe("BIGINN 2", biginn.partnershipId(), biginn.startsOn(), biginn.endsOn())))
                .containsExactly("ProgrammeDescribed");
        assertThat(told(biginn.describe(biginn.name(), biginn.partnershipId(), biginn.startsOn(), biginn.endsOn()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2019-12-31,", "2020-01-01,500", "2023-12-31,500", "2024-01-01,600", "2030-01-01,600"})
    void appliesTheTableInForceOnTheFirstDay(LocalDate firstDay, BigDecimal rate) {
        var rules = rules(Map.of("countries", List.of("DE"), "lumpSumTables",
                List.of(Map.of("effectiveFrom", "2024-01-01", "byHostCountry", Map.of("DE", 600)),
                        Map.of("effectiveFrom", "2020-01-01", "byHostCountry", Map.of("DE", 500)))));

        assertThat(rules.lumpSumsOn(firstDay).flatMap(table -> table.rate(new Country("DE"))).orElse(null)).isEqualTo(rate);
    }

    @Test
    void takesAmountsThatAreWrittenDifferentlyForTheSame() {
        assertThat(rules(Map.of("lumpSumCeiling", new BigDecimal("1100.00")))).isEqualTo(SHIPPED);
    }
}
