package eu.sojourn.kpis.application.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void readsItsOwnText() {
        var position = Position.beginning("k3f9", 3).after(0, 41).after(2, 9_999_999_999L);

        assertThat(position).hasToString("k3f9.16.0.4ldqpds.0");
        assertThat(Position.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k3f9", "k3f9.1", "k3f9.", "k3f9.-1", "k3f9.zzzzzzzzzzzzzz", "K3F9.1.1", "k3f9.1.1;drop", "1\n2"})
    void readsNothingElse(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void isBehindALaterGenerationOfItsTopicOnly() {
        var shown = Position.beginning("k3g7g9", 3).after(0, 41);

        assertThat(shown.isBehind(Position.beginning("k3g7g10", 3))).isTrue();
        assertThat(shown.isBehind(Position.beginning("k3g7g8", 3).after(0, 99))).isFalse();
        assertThat(shown.isBehind(Position.beginning("k3g8g10", 3))).isFalse();
        assertThat(shown.isBehind(Position.beginning("k3g7g9", 3).after(0, 42))).isTrue();
        assertThat(shown.isBehind(shown)).isFalse();
    }
}
