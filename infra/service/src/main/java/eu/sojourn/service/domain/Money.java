package eu.sojourn.service.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money, never negative.
 *
 * @param amount   in units of the currency, always with two decimals
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

    public static final String EUR = "EUR";

    public Money {
        if (amount == null || amount.signum() < 0) {
            throw new InvalidValue("amount", "must not be negative");
        }
        Decimals.bounded("amount", amount);
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new InvalidValue("amount", "must have at most two decimals");
        }
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            throw new InvalidValue("currency", "must be an ISO 4217 code such as EUR");
        }
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Money eur(long units) {
        return new Money(BigDecimal.valueOf(units), EUR);
    }

    /** Half of it, to the cent, rounded half up. */
    public Money half() {
        return new Money(amount.divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP), currency);
    }

    /** The smaller of the two, which must be of one currency. */
    public Money min(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be compared");
        }
        return amount.compareTo(other.amount) <= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

}
