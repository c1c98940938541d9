package eu.sojourn.kpis.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellKeyTest {

    @Test
    void readsItsOwnText() {
        var key = new CellKey("visits-counted", "biginn", YearMonth.of(2024, 3),
                new TreeMap<>(Map.of("partnership", "biginn", "country", "dk")));

        assertThat(key).hasToString("visits-counted|biginn|2024-03|country=dk,partnership=biginn");
        assertThat(CellKey.parse(key.toString())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a=b", "a,b", "a b", ""})
    void refusesPartsThatWouldMakeTwoCellsLookAlike(String part) {
        assertThatThrownBy(() -> new CellKey("visits-counted", part, YearMonth.of(2024, 3), new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
