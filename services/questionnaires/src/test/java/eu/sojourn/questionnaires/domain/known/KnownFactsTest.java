package eu.sojourn.questionnaires.domain.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.service.domain.InvalidValue;

class KnownFactsTest {

    @ParameterizedTest
    @CsvSource({"2024-03-04, 2024-03-08, 5", "2024-03-08, 2024-03-11, 2", "2024-03-09, 2024-03-10, 0", "2024-03-04, 2024-03-04, 1",
            "2024-03-04, 2024-03-03, 0"})
    void countsTheWorkingDays(LocalDate firstDay, LocalDate lastDay, String days) {
        assertThat(KnownFacts.ofStay(firstDay, lastDay).value(Fact.WORKING_DAYS)).hasValue(days);
    }

    @Test
    void knowsNoStayThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> KnownFacts.ofStay(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-02")))
                .isInstanceOf(InvalidValue.class);
    }
}
