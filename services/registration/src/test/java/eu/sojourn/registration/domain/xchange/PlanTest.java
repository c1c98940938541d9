package eu.sojourn.registration.domain.xchange;

import static eu.sojourn.registration.domain.Figures.FRIDAY;
import static eu.sojourn.registration.domain.Figures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private final Figures figures = new Figures();

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void cannotHaveSoManyTravelDays(int days) {
        assertThatThrownBy(() -> plan(days, Set.of(), null)).isInstanceOf(InvalidValue.class)
                .extracting("field")
                .isEqualTo("travelDays");
        assertThat(plan(10, Set.of(), null).period().workingDays()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a sector of which the description is far longer than sixty characters"})
    void cannotHaveSuchASector(String sector) {
        assertThatThrownBy(() -> plan(0, Set.of(sector), null)).isInstanceOf(InvalidValue.class).extracting("field").isEqualTo("sectors");
    }

    @Test
    void takesApplicationsUntilItsFirstDayAtTheLatestAndFromAYearBefore() {
        for (var day : new LocalDate[]{MONDAY, MONDAY.minusYears(1)}) {
            figures.deadline = day;
            assertThat(figures.plan().deadline()).isEqualTo(day);
        }
        for (var day : new LocalDate[]{MONDAY.plusDays(1), MONDAY.minusYears(1).minusDays(1)}) {
            figures.deadline = day;
            assertThatThrownBy(figures::plan).isInstanceOf(InvalidValue.class).extracting("field").isEqualTo("deadline");
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-02-28,2024-03-04", "2024-03-08,2024-03-12", "2024-03-05,2024-03-06", "2024-01-01,2024-12-31"})
    void isLinkedToAnEventThatSharesADayWithIt(LocalDate first, LocalDate last) {
        assertThat(plan(0, Set.of(), fair(first, last)).linkedEvent()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"2024-02-28,2024-03-03", "2024-03-09,2024-03-12"})
    void isLinkedToNoEventAtAnotherTime(LocalDate first, LocalDate last) {
        assertThatThrownBy(() -> plan(0, Set.of(), fair(first, last))).isInstanceOf(InvalidValue.class)
                .extracting("field")
                .isEqualTo("linkedEvent.firstDay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "example.org", "https://", "http:// example.org"})
    void linksToNothingButAWebAddress(String url) {
        assertThatThrownBy(() -> new LinkedEvent("Hannover Messe", LinkedEvent.Kind.FAIR, MONDAY, FRIDAY, url))
                .isInstanceOf(InvalidValue.class)
                .extracting("field")
                .isEqualTo("linkedEvent.url");
    }

    private Plan plan(int travelDays, Set<String> sectors, @Nullable LinkedEvent event) {
        var p = figures.plan();
        return new Plan(p.title(), null, p.format(), p.mode(), p.period(), travelDays, p.capacity(), null, Set.of(), Set.of(), sectors,
                event, null);
    }

    private static LinkedEvent fair(LocalDate first, LocalDate last) {
        return new LinkedEvent("Hannover Messe", LinkedEvent.Kind.FAIR, first, last, "https://www.hannovermesse.de/en");
    }
}
