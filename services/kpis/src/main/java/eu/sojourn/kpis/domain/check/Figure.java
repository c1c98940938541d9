package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** What stands in one cell of a published table. Its decimals count: they say to what it was rounded. */
public sealed interface Figure {

    Figure MISSING = new Missing("");

    /** As it stands in the table. */
    String written();

    /** @return of a percentage the number before the sign; null if there is no number */
    default @Nullable BigDecimal number() {
        return switch (this) {
            case Amount amount -> amount.value();
            case Percentage percentage -> percentage.value();
            case Words _,Missing _ -> null;
        };
    }

    /** A number, with the decimals that were stated. */
    record Amount(BigDecimal value, String written) implements Figure {}

    /**
     * A number with a percent sign.
     *
     * @param value 88.9 of 88.9 %
     */
    record Percentage(BigDecimal value, String written) implements Figure {}

    record Words(String written) implements Figure {}

    /**
     * Nothing.
     *
     * @param written blank, or a sign for nothing such as a dash
     */
    record Missing(String written) implements Figure {}

    static Figure of(BigDecimal value) {
        return new Amount(value, value.toPlainString());
    }

    static Figure of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    static Figure percent(BigDecimal value) {
        return new Percentage(value, value.toPlainString() + " %");
    }

    static Figure words(String text) {
        return new Words(text);
    }
}
