package eu.sojourn.service.domain;

import java.math.BigDecimal;

/**
 * Bounds decimal numbers that others send. A few characters such as {@code 1e999999999} are a number that fills the memory as soon as it is
 * written out, brought to a scale or added to another.
 */
public final class Decimals {

    /** Of a number, and before and behind its point. */
    public static final int MOST_DIGITS = 40;

    private Decimals() {}

    /** Whether a number takes no unreasonable time and room to reckon with and to write out. */
    public static boolean isBounded(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && number.scale() <= MOST_DIGITS && number.scale() >= -MOST_DIGITS;
    }

    /** @throws InvalidValue naming the field of a number that is not {@link #isBounded bounded} */
    public static BigDecimal bounded(String field, BigDecimal number) {
        if (!isBounded(number)) {
            throw new InvalidValue(field, "must have at most " + MOST_DIGITS + " digits");
        }
        return number;
    }

    /** @throws NumberFormatException if a text is no number, or one that is not {@link #isBounded bounded} */
    public static BigDecimal read(String text) {
        var number = new BigDecimal(text);
        if (!isBounded(number)) {
            throw new NumberFormatException("more than " + MOST_DIGITS + " digits");
        }
        return number;
    }
}
