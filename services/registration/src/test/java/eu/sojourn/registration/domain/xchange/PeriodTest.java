package eu.sojourn.registration.domain.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({"2024-03-04,2024-03-04,1", "2024-03-04,2024-03-08,5", "2024-03-04,2024-03-10,5", "2024-03-04,2024-03-11,6",
            "2024-03-09,2024-03-10,0", "2024-03-08,2024-03-11,2", "2024-02-28,2024-03-01,3", "2023-12-29,2024-01-02,3"})
    void countsDaysFromMondayToFriday(LocalDate firstDay, LocalDate lastDay, int workingDays) {
        assertThat(new Period(firstDay, lastDay).workingDays()).isEqualTo(workingDays);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04,2024-03-03,lastDay", "2024-03-04,2025-03-05,lastDay", "1999-12-31,2000-01-01,firstDay",
            "2100-12-31,2101-01-01,firstDay", ",2024-03-04,firstDay", "2024-03-04,,lastDay"})
    void cannotExist(LocalDate firstDay, LocalDate lastDay, String field) {
        assertThatThrownBy(() -> new Period(firstDay, lastDay)).isInstanceOfSatisfying(InvalidValue.class,
                invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04,2024-03-04", "2024-03-04,2025-03-04", "2000-01-01,2000-01-01", "2100-12-31,2100-12-31"})
    void canExist(LocalDate firstDay, LocalDate lastDay) {
        assertThat(new Period(firstDay, lastDay).lastDay()).isEqualTo(lastDay);
    }
}
