package eu.sojourn.kpis.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

class TargetInForceTest {

    private static final TargetId OWN = new TargetId("own");
    private static final KnownProgramme PROGRAMME = new KnownProgramme(new ProgrammeId("biginn"), "biginn", "BIGINN",
            LocalDate.parse("2024-01-01"), LocalDate.parse("2026-12-31"), 1, Map.of("visits-counted", 120));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, -, own", "2024-01-01, 2026-12-31, own", "2026-01-01, -, -", "-, 2025-12-31, -",
            "2024-01-02, -, -", "-, 2026-12-30, -"})
    void anOwnTargetForTheWholeTimeAloneTakesThePlaceOfThatOfTheRules(@Nullable LocalDate from, @Nullable LocalDate to,
            @Nullable String overriddenBy) {
        var targets = targets(Scope.WHOLE, from, to);

        assertThat(targets).extracting(TargetInForce::targetId).containsExactly(TargetId.ofRules("visits-counted"), OWN);
        assertThat(targets.getFirst().overriddenBy()).isEqualTo(overriddenBy == null ? null : new TargetId(overriddenBy));
    }

    @Test
    void anOwnTargetForAPartOfTheProgrammeTakesNobodysPlace() {
        assertThat(targets(new Scope(Map.of(Dimension.HOST_COUNTRY, Set.of("DE"))), null, null).getFirst().overriddenBy()).isNull();
    }

    private static List<TargetInForce> targets(Scope scope, @Nullable LocalDate from, @Nullable LocalDate to) {
        var own = new Target(OWN, PROGRAMME.programmeId(),
                new Target.Wanted("visits-counted", scope, BigDecimal.valueOf(30), from, to, null),
                false);
        return TargetInForce.of(PROGRAMME, new Dictionary(1, List.of(), List.of()), Map.of(own, 1L));
    }
}
