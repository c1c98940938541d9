package eu.sojourn.kpis.adapter.messaging.consumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;

import eu.sojourn.testing.Contracts;

class ProgrammeDataTest {

    private final Contracts registration = Contracts.of("registration");

    @Test
    void readsWhatTheRulesOfAProgrammeWant() {
        var programme = registration.example("programme-published.v1", ProgrammeData.class).data().programme();

        assertThat(programme.startsOn()).isEqualTo(LocalDate.parse("2021-09-01"));
        assertThat(programme.kpiTargets()).isEqualTo(Map.of("agreements-reached", 40, "visits-counted", 120));
    }

    @Test
    void keepsTheTargetsWhereAProgrammeIsDescribedAnew() {
        var published = registration.example("programme-published.v1", ProgrammeData.class).data().programme();
        var described = registration.example("programme-described.v1", ProgrammeData.class).data().programme();

        assertThat(published.described(described).kpiTargets()).isEqualTo(published.kpiTargets());
        assertThat(described.kpiTargets()).isEmpty();
    }
}
