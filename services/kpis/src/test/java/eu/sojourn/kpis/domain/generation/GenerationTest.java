package eu.sojourn.kpis.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {

    @Test
    void readsItsOwnKeys() {
        var key = new Generation(12).key("lump-sums-paid|biginn|2024-03|partnership=biginn");

        assertThat(key).isEqualTo("g12|lump-sums-paid|biginn|2024-03|partnership=biginn");
        assertThat(Generation.of(key)).contains(new Generation(12));
        assertThat(Generation.name(key)).isEqualTo("lump-sums-paid|biginn|2024-03|partnership=biginn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "visit:g1", "g0|visit:a", "g-1|visit:a", "g01|visit:a", "g12345678901|visit:a",
            "lump-sums-paid|biginn|2024-03|"})
    void readsNothingElse(String key) {
        assertThat(Generation.of(key)).isEmpty();
        assertThatThrownBy(() -> Generation.name(key)).isInstanceOf(IllegalArgumentException.class);
    }
}
