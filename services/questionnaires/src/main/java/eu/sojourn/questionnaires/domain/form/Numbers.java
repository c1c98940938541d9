package eu.sojourn.questionnaires.domain.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/** Reads and writes numbers within bounds, both included. */
final class Numbers {

    private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,18}([.]\\d{1,9})?");

    private Numbers() {}

    static Answer.@Nullable Figure read(Object given, Reading reading, BigDecimal min, BigDecimal max, int decimals) {
        String required = "a " + (decimals == 0 ? "whole " : "") + "number from " + min.toPlainString() + " to " + max.toPlainString();
        BigDecimal number = number(given);
        if (number == null) {
            return reading.wrongType(given, required);
        }
        // Bounds first: the plain form of 1E+999999999 would fill the memory.
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            return reading.outOfRange(given, required);
        }
        if (number.stripTrailingZeros().scale() > decimals) {
            return reading.outOfRange(given, decimals == 0 ? required : required + " with at most " + decimals + " decimals");
        }
        return new Answer.Figure(number);
    }

    static Answer.@Nullable Figure read(Object given, Reading reading, int min, int max) {
        return read(given, reading, BigDecimal.valueOf(min), BigDecimal.valueOf(max), 0);
    }

    static @Nullable BigDecimal number(Object given) {
        return switch (given) {
            case BigDecimal exact -> exact;
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case String written when FORM.matcher(written.strip()).matches() -> new BigDecimal(written.strip());
            default -> null;
        };
    }
}
