package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.InvalidValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How large an organisation is, as its approved accounts of one year say.
 *
 * @param staff           annual work units, rounded up
 * @param turnoverEur     annual turnover, EUR
 * @param balanceSheetEur balance sheet total, EUR
 * @param year            of the accounts
 */
public record Size(int staff, BigDecimal turnoverEur, BigDecimal balanceSheetEur, int year) {

    private static final int LARGEST_STAFF = 10_000_000;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("10000000000000");

    public Size {
        if (staff < 0 || staff > LARGEST_STAFF) {
            throw new InvalidValue("staff", "must be between 0 and 10,000,000");
        }
        turnoverEur = amount("turnoverEur", turnoverEur);
        balanceSheetEur = amount("balanceSheetEur", balanceSheetEur);
        if (year < 1990 || year > 2100) {
            throw new InvalidValue("year", "must be between 1990 and 2100");
        }
    }

    private static BigDecimal amount(String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            throw new InvalidValue(field, "is needed");
        }
        if (amount.signum() < 0) {
            throw new InvalidValue(field, "must not be negative");
        }
        if (amount.compareTo(LARGEST_AMOUNT) > 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new InvalidValue(field, "must be at most 10,000,000,000,000 EUR with at most two decimals");
        }
        var plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
