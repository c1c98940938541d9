package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.InvalidValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rates of rule 5: they apply to visits that begin on {@code effectiveFrom} or later, until the next table.
 *
 * @param byHostCountry EUR by ISO country code, at most two decimals
 */
public record LumpSumTable(LocalDate effectiveFrom, Map<String, BigDecimal> byHostCountry) {

    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(1_000_000);

    public LumpSumTable {
        if (effectiveFrom == null || effectiveFrom.getYear() < 2000 || effectiveFrom.getYear() > 2100) {
            throw new InvalidValue("effectiveFrom", "must be a day between the years 2000 and 2100");
        }
        if (byHostCountry == null || byHostCountry.isEmpty()) {
            throw new InvalidValue("byHostCountry", "must name a country");
        }
        var amounts = new TreeMap<String, BigDecimal>();
        byHostCountry.forEach((country, amount) -> {
            var field = "byHostCountry." + country;
            if (!Country.isKnown(country)) {
                throw new InvalidValue(field, "is no ISO 3166-1 alpha-2 code such as DK");
            }
            amounts.put(country, amount(field, amount));
        });
        byHostCountry = Collections.unmodifiableMap(amounts);
    }

    /** What a full stay in that country is worth; empty if the table does not name it. */
    public Optional<BigDecimal> rate(Country host) {
        return Optional.ofNullable(byHostCountry.get(host.value()));
    }

    /** @return the amount without superfluous zeros, so that 780 and 780.00 are the same rule */
    static BigDecimal amount(String field, @Nullable BigDecimal amount) {
        if (amount == null || amount.signum() < 0 || amount.compareTo(LARGEST_AMOUNT) > 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new InvalidValue(field, "must be 0 to 1,000,000 EUR with at most two decimals");
        }
        var plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
