package eu.sojourn.portal.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class XchangeTest {

    @Test
    void putsWhatIsToComeBeforeWhatIsOver() {
        var xchanges = List.of(xchange("over-long-ago", "CLOSED", "2023-05-08"), xchange("later", "OPEN", "2024-06-03"),
                xchange("over", "COMPLETED", "2024-03-04"), xchange("sooner", "CONFIRMED", "2024-05-06"));

        assertThat(Xchange.nextFirst(xchanges)).extracting(Xchange::xchangeId).containsExactly("sooner", "later", "over", "over-long-ago");
    }

    private static Xchange xchange(String id, String state, String firstDay) {
        var day = LocalDate.parse(firstDay);
        return new Xchange(id, "biginn", "Detectors", "european-xfel", "excite", "DE", "GROUP", "PHYSICAL", day, day.plusDays(4), 6, null,
                0, state, null, 5, 0, List.of(), List.of(), List.of(), null, null, List.of(), List.of());
    }
}
