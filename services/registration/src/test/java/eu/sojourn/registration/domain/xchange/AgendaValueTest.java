package eu.sojourn.registration.domain.xchange;

import static eu.sojourn.registration.domain.Figures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgendaValueTest {

    private final Figures figures = new Figures();

    @ParameterizedTest
    @CsvSource({"2024-03-05,false", "2024-03-06,true", "2024-03-08,true"})
    void warnsOfThreeWorkingDaysWithNothingAttached(String lastDay, boolean warns) {
        figures.lastDay = LocalDate.parse(lastDay);

        assertThat(!warnings().isEmpty()).isEqualTo(warns);
    }

    @Test
    void countsWorkingDaysOnly() {
        figures.firstDay = MONDAY.minusDays(2);
        figures.lastDay = MONDAY.plusDays(1);

        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LinkedEvent.Kind.class)
    void isContentWithAnEvent(LinkedEvent.Kind kind) {
        figures.linkedEvent = new LinkedEvent("LASER World of Photonics", kind, MONDAY, MONDAY.plusDays(3), null);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void saysNothingOfVirtualStays() {
        figures.mode = Xchange.Mode.VIRTUAL;

        assertThat(warnings()).isEmpty();
    }

    @Test
    void takesTheNumberOfDaysFromTheRules() {
        figures.rules = Figures.rules(Map.of("agendaValueWarningDays", 6));
        assertThat(warnings()).isEmpty();

        figures.rules = Figures.rules(Map.of("agendaValueWarningDays", 5));
        assertThat(warnings()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("NO_EVENT_ATTACHED");
            assertThat(reason.rule()).isEqualTo(14);
            assertThat(reason.required()).contains("from 5 working days on");
        });
    }

    private List<Reason> warnings() {
        return AgendaValue.warnings(figures.plan(), figures.rules);
    }
}
