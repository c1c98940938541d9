package eu.sojourn.agreements.domain.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationTest {
    private static final Instant ASKED = Instant.parse("2024-02-01T10:00:00Z");
    private static final Escalation ESCALATION = new Escalation(List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(14)));

    @ParameterizedTest
    @CsvSource({"2024-02-01T10:00:00Z,0", "2024-02-04T09:59:59Z,0", "2024-02-04T10:00:00Z,1", "2024-02-08T09:59:59Z,1",
            "2024-02-08T10:00:00Z,2", "2024-02-15T09:59:59Z,2", "2024-02-15T10:00:00Z,3", "2025-02-15T10:00:00Z,3"})
    void reachesALevelWhenItsTimeIsOver(Instant now, int level) {
        assertThat(ESCALATION.levelAt(ASKED, now)).isEqualTo(level);
    }

    @Test
    void speaksOfNobodyWhereItHasNoLevels() {
        assertThat(new Escalation(List.of()).levelAt(ASKED, ASKED.plus(Duration.ofDays(1_000)))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"P3D,P3D", "P7D,P3D", "PT0S,P3D", "-P1D,P3D"})
    void refusesStepsThatAreNotOneAfterTheOther(Duration first, Duration second) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Escalation(List.of(first, second)));
    }
}
