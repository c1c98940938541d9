package eu.sojourn.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.sojourn.service.domain.InvalidValue;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void makesValuesInTheirOrder() {
        assertThat(Fields.each("years", List.of(2024, 2025), FieldsTest::year)).containsExactly("2024", "2025");
    }

    @Test
    void namesTheElementThatIsWrong() {
        assertThat(fault(() -> Fields.each("years", List.of(2024, -1, -2), FieldsTest::year))).isEqualTo("years[1].year must be after 0");
    }

    @Test
    void namesWhatTheFieldIsWithin() {
        assertThat(fault(() -> Fields.within("sizes[0]", () -> Fields.within("size", () -> year(-1)))))
                .isEqualTo("sizes[0].size.year must be after 0");
    }

    @Test
    void namesTheFieldAsItWasSent() {
        assertThat(fault(() -> Fields.named("since", () -> year(-1)))).isEqualTo("since must be after 0");
    }

    private static String year(int year) {
        if (year < 0) {
            throw new InvalidValue("year", "must be after 0");
        }
        return String.valueOf(year);
    }

    private static String fault(ThrowingCallable value) {
        var fault = catchThrowableOfType(InvalidValue.class, value);
        return fault.field() + " " + fault.getMessage();
    }
}
