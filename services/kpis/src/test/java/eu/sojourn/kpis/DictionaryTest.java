package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;
import tools.jackson.databind.json.JsonMapper;

class DictionaryTest {

    @Test
    void describesEveryRuleInTheSameOrder() throws IOException {
        try (var shipped = DictionaryTest.class.getResourceAsStream("/dictionary/v3.json")) {
            var dictionary = JsonMapper.builder().build().readValue(shipped, Dictionary.class);

            assertThat(dictionary.indicators()).extracting(Indicator::kpi)
                    .containsExactly("xchanges-opened", "visits-submitted",
                            "visits-approved", "visits-committed", "visits-completed", "visits-counted", "visits-supported-not-counted",
                            "annexes-in-force", "questionnaires-answered", "agreements-declared", "agreements-signed", "lump-sums-paid");
            assertThat(dictionary.indicators()).allSatisfy(indicator -> assertThat(indicator.description()).isNotBlank());
        }
    }

    @Test
    void refusesADictionaryThatDescribesOtherRules() {
        assertThatThrownBy(() -> new Dictionary(2,
                List.of(new Indicator("wishes", "Wishes", "wishes", "What we wish for.", Measure.SUM, null,
                        Timing.FLOW, Direction.MORE, null, List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wishes");
    }
}
