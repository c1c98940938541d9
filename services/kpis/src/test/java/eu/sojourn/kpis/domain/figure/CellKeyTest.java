package eu.sojourn.kpis.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.kpis.domain.indicator.Dimension;

class CellKeyTest {

    @Test
    void readsItsOwnText() {
        var dimensions = new TreeMap<>(Map.of(Dimension.PARTNERSHIP, "biginn", Dimension.SECTOR, "vacuum technology;a=b|c,d"));
        var key = new CellKey("visits-counted", "biginn", LocalDate.of(2024, 3, 13), dimensions);

        assertThat(key).hasToString("visits-counted|biginn|2024-03-13|partnership=biginn,sector=vacuum+technology%3Ba%3Db%7Cc%2Cd");
        var read = CellKey.parse(key.toString());
        assertThat(read).isEqualTo(key);
        assertThat(read.kpi()).isEqualTo("visits-counted");
        assertThat(read.programmeId()).isEqualTo("biginn");
        assertThat(read.day()).isEqualTo(LocalDate.of(2024, 3, 13));
        assertThat(read.dimensions()).isEqualTo(dimensions);
    }

    @Test
    void hasADayWithoutDimensions() {
        var key = CellKey.parse(new CellKey("visits-counted", "biginn", LocalDate.of(2024, 3, 13), new TreeMap<>()).toString());

        assertThat(key.day()).isEqualTo(LocalDate.of(2024, 3, 13));
        assertThat(key.dimensions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "visits-counted|biginn", "visits-counted|biginn|2024-03-13", "visits-counted|biginn|yesterday|",
            "visits-counted|biginn|2024-03-13||", "visits-counted|biginn|2024-03-13|format", "visits-counted|biginn|2024-03-13|colour=red"})
    void refusesWhatIsNotTheNameOfACell(String text) {
        assertThatThrownBy(() -> CellKey.parse(text)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a=b", "a,b", "a b", ""})
    void refusesPartsThatWouldMakeTwoCellsLookAlike(String part) {
        assertThatThrownBy(() -> new CellKey("visits-counted", part, LocalDate.of(2024, 3, 13), new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
