package eu.sojourn.agreements.domain.commitment;

import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.service.domain.InvalidValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseLibraryTest {
    private static final ClauseLibrary SHIPPED = ClauseLibrary.shipped(new ProgrammeId("biginn"));

    @Test
    void beginsWithWhatShips() {
        assertThat(SHIPPED.latest().version()).isEqualTo(1);
        assertThat(SHIPPED.latest().drafted("en", Map.of(), List.of())).isEqualTo(StandardClauses.all());
    }

    @Test
    void keepsEarlierVersions() {
        var published = accepted(SHIPPED.publish(List.of(clause("{{host.name}} pays nothing.")), "carmen", NOW));

        assertThat(published.latest().version()).isEqualTo(2);
        assertThat(published.version(1)).hasValue(SHIPPED.latest());
        assertThat(accepted(published.publish(published.latest().clauses(), "carmen", NOW))).isEqualTo(published);
    }

    @Test
    void fillsVariablesInTheLanguageThatIsAskedFor() {
        var library = accepted(SHIPPED.publish(List.of(clause("{{ host.name }} pays $1 for {{validity.years}} years.")), "carmen", NOW));

        var german = library.latest().drafted("de", Map.of(Variable.HOST_NAME, "XFEL {{x}} $1", Variable.VALIDITY_YEARS, "2"), List.of());

        assertThat(german).extracting(Clause::text).containsExactly("XFEL {{x}} $1 zahlt nichts.");
    }

    @Test
    void saysWhichVariableHasNoValueAndWhichLanguageIsMissing() {
        var library = accepted(SHIPPED.publish(List.of(clause("{{programme.name}}")), "carmen", NOW)).latest();

        assertThatThrownBy(() -> library.drafted("en", Map.of(), List.of())).isInstanceOf(InvalidValue.class)
                .hasMessageContaining("{{programme.name}}")
                .extracting("field")
                .isEqualTo("clauses.costs.text");
        assertThatThrownBy(() -> library.drafted("fr", Map.of(), List.of())).isInstanceOf(InvalidValue.class)
                .extracting("field")
                .isEqualTo("language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{host.nmae}}", "{{}}", "{{host.name", "host.name}}", "{{a}} {{host.name}}"})
    void refusesVariablesThatThereAreNot(String text) {
        assertThatThrownBy(() -> new Wording("en", "Costs", text)).isInstanceOf(InvalidValue.class).extracting("field").isEqualTo("text");
    }

    @Test
    void refusesClausesThatCouldBeTakenForEachOther() {
        var wording = new Wording("en", "Costs", "None.");

        assertThatThrownBy(() -> new LibraryClause("costs", List.of(wording, wording))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new LibraryClause("costs", List.of(new Wording("de", "Kosten", "Keine."))))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> SHIPPED.publish(List.of(clause("a"), clause("b")), "carmen", NOW)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> SHIPPED.publish(List.of(), "carmen", NOW)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Wording("English", "Costs", "None.")).isInstanceOf(InvalidValue.class);
    }

    private static LibraryClause clause(String english) {
        return new LibraryClause("costs",
                List.of(new Wording("en", "Costs", english), new Wording("de", "Kosten", "{{host.name}} zahlt nichts.")));
    }
}
