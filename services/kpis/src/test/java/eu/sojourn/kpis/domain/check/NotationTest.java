package eu.sojourn.kpis.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12,5|COMMA", "12.5|POINT", "1.234,56|COMMA", "1,234.56|POINT", "1.234.567|COMMA",
            "1,234,567|POINT",
            "1,234|POINT", "0,125|COMMA", "0.125|POINT", "88,9 %|COMMA", "7 1.234|COMMA", "1.234 5.678|POINT", "€ 1,5|COMMA", "x,5|POINT",
            "1234,567|COMMA"})
    void followsFromTheNumbersOfATable(String texts, String decimal) {
        assertThat(Notation.of(texts.startsWith("7 ") || texts.startsWith("1.234 ") ? Arrays.asList(texts.split(" ")) : List.of(texts)))
                .isEqualTo(Notation.valueOf("DECIMAL_" + decimal));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"24|24", "−2|-2", "–2|-2", "+3|3", "1,100|1100", "1,234,567.80|1234567.80", "1 100|1100",
            "1'100|1100",
            "1\u00A0100|1100", "€ 830|830", "830 EUR|830", "12*|12", ".5|0.5", "007|7", "1.234,5|1234.5"})
    void readsNumbers(String text, BigDecimal value) {
        assertThat(Notation.DECIMAL_POINT.read(text)).isEqualTo(new Figure.Amount(value, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"88,9 %|88.9", "88,90%|88.90", "-5 %|-5", "1.234 %|1234"})
    void readsPercentagesWithTheirDecimals(String text, BigDecimal value) {
        assertThat(Notation.DECIMAL_COMMA.read(text)).isEqualTo(new Figure.Percentage(value, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "–", "n/a", "k.A.", ".."})
    void readsNothing(String text) {
        assertThat(Notation.DECIMAL_POINT.read(text)).isEqualTo(new Figure.Missing(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"11111111111111111111111111111111111111111|41",
            "-1,111111111111111111111111111111111111111111 %|43",
            "1 111 111 111 111 111 111 111 111 111 111 111 111 111|0", "2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027|0", "24|0",
            "x11111111111111111111111111111111111111111|0", "|0"})
    void countsTheDigitsOfNumbersThatHaveTooMany(@Nullable String text, int digits) {
        assertThat(Notation.DECIMAL_POINT.digitsIfTooMany(text == null ? "" : text)).isEqualTo(digits);
    }

    @Test
    void countsDigitsAloneAndNoSigns() {
        var text = "-1,111,111,111,111,111,111,111,111,111,111,111,111.1";

        assertThat(Notation.DECIMAL_POINT.read(text)).isInstanceOf(Figure.Amount.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC2i", "2026-03-09", "9.3.2026", "12 of 23", "<1 %", "1,2,3", "NF4", "12,34,567", "%", "1 2", "--5",
            "11111111111111111111111111111111111111111"})
    void readsWordsForWords(String text) {
        assertThat(Notation.DECIMAL_POINT.read(text)).isEqualTo(new Figure.Words(text));
    }
}
