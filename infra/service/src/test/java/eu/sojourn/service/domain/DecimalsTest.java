package eu.sojourn.service.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1e41", "1e-41", "0e-41", "1e999999999", "1e2147483648", "0e-2147483647",
            "12345678901234567890123456789012345678901"})
    void refusesWhatCannotBeReckonedWith(String number) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Decimals.bounded("amount", new BigDecimal(number)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("amount"));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Decimals.read(number));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Money(new BigDecimal(number), Money.EUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e40", "1e-40", "0", "-1.50", "1234567890123456789012345678901234567890"})
    void takesNumbersOfUpToFortyDigits(String number) {
        assertThat(Decimals.read(number)).isEqualTo(Decimals.bounded("amount", new BigDecimal(number)));
    }
}
