package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as they stand in sentences: with separators of thousands, and without decimals that say nothing. */
final class Words {

    private Words() {}

    static String number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        var scale = Math.clamp(plain.scale(), 0, 2);
        return String.format(Locale.ROOT, "%,." + scale + "f", plain.setScale(scale, RoundingMode.HALF_UP));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(BigDecimal percent) {
        return number(percent) + " %";
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
