package eu.sojourn.kpis.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.kpis.domain.target.Thresholds;

class TargetChoiceTest {

    private static final LocalDate STARTS = LocalDate.parse("2024-01-01");
    private static final LocalDate ENDS = LocalDate.parse("2026-12-31");

    /** Targets are written as {@code value from to}; the order in which they come is that of random ids. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "-, -, 120 2024-01-01 2026-12-31, 120",
            "-, -, 30 2026-01-01 2026-12-31, -",
            "-, -, 120 2024-01-01 2026-12-31|30 2026-01-01 2026-12-31, 120",
            "-, -, 30 2026-01-01 2026-12-31|120 2024-01-01 2026-12-31, 120",
            "2026-01-01, 2026-12-31, 120 2024-01-01 2026-12-31|30 2026-01-01 2026-12-31, 30",
            "2026-01-01, -, 30 2026-01-01 2026-12-31|120 2024-01-01 2026-12-31, 30",
            "2025-01-01, 2025-12-31, 120 2024-01-01 2026-12-31|30 2026-01-01 2026-12-31, 120",
            "2025-01-01, 2025-12-31, 30 2026-01-01 2026-12-31, -",
            "-, -, 120 2024-01-01 2026-12-31|100 2024-01-01 2026-12-31, -",
            "-, -, 120 2024-01-01 2026-12-31|120.0 2024-01-01 2026-12-31, 120"})
    void takesTheTargetOfTheReportsPeriodOrOfTheProgrammes(@Nullable LocalDate from, @Nullable LocalDate to, String targets,
            @Nullable BigDecimal chosen) {
        var goals = Arrays.stream(targets.split("\\|")).map(TargetChoiceTest::goal).toList();

        var choice = TargetChoice.of(new Scope("biginn", from, to, new TreeMap<>(), ENDS), STARTS, ENDS, goals).get("visits-counted");

        assertThat(choice == null ? null : choice.value()).isEqualTo(chosen);
    }

    private static Goal goal(String text) {
        var words = text.split(" ");
        return new Goal("visits-counted", eu.sojourn.kpis.domain.target.Scope.WHOLE, new BigDecimal(words[0]), LocalDate.parse(words[1]),
                LocalDate.parse(words[2]), Thresholds.USUAL);
    }
}
