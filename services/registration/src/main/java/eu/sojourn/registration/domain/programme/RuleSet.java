package eu.sojourn.registration.domain.programme;

import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.service.domain.InvalidValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a programme as data; the numbers refer to the table of rules in the documentation.
 *
 * @param minimumWorkingDays             rule 1, without travel days
 * @param maximumMonths                  rule 1
 * @param transnational                  rule 2: visitor and host in different countries
 * @param samePartnershipAllowed         whether visitor and host may belong to one partnership
 * @param countedVisitsPerOrganisation   rule 3
 * @param supportedVisitsPerOrganisation rule 4: counted and further ones together; null for no limit
 * @param lumpSumsByHostCountry          rule 5, EUR by ISO country code; its keys are the programme's countries
 * @param workingDaysForFullLumpSum      rule 6: half below
 * @param kilometresForFullLumpSum       rule 6: half below
 * @param lumpSumCeiling                 rule 7, EUR
 * @param visitorTypes                   rule 9
 * @param hostTypes                      rule 10
 * @param paymentWithinDays              rule 12, after the closing report is validated
 */
public record RuleSet(int minimumWorkingDays, int maximumMonths, boolean transnational, boolean samePartnershipAllowed,
        int countedVisitsPerOrganisation, @Nullable Integer supportedVisitsPerOrganisation,
        Map<String, BigDecimal> lumpSumsByHostCountry, int workingDaysForFullLumpSum, int kilometresForFullLumpSum,
        BigDecimal lumpSumCeiling, Set<OrganisationType> visitorTypes, Set<OrganisationType> hostTypes, int paymentWithinDays) {

    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(1_000_000);

    public RuleSet {
        require("minimumWorkingDays", minimumWorkingDays >= 1 && minimumWorkingDays <= 60, "must be between 1 and 60");
        require("maximumMonths", maximumMonths >= 1 && maximumMonths <= 24, "must be between 1 and 24");
        require("countedVisitsPerOrganisation", countedVisitsPerOrganisation >= 1, "must be at least 1");
        require("supportedVisitsPerOrganisation",
                supportedVisitsPerOrganisation == null || supportedVisitsPerOrganisation >= countedVisitsPerOrganisation,
                "must not be below countedVisitsPerOrganisation");
        require("lumpSumsByHostCountry", lumpSumsByHostCountry != null && !lumpSumsByHostCountry.isEmpty(), "must name a country");
        lumpSumsByHostCountry.forEach((country, amount) -> {
            var _ = new Country(country);
            requireAmount("lumpSumsByHostCountry." + country, amount);
        });
        require("workingDaysForFullLumpSum", workingDaysForFullLumpSum >= 0, "must not be negative");
        require("kilometresForFullLumpSum", kilometresForFullLumpSum >= 0, "must not be negative");
        requireAmount("lumpSumCeiling", lumpSumCeiling);
        require("visitorTypes", visitorTypes != null && !visitorTypes.isEmpty(), "must name a type");
        require("hostTypes", hostTypes != null && !hostTypes.isEmpty(), "must name a type");
        require("paymentWithinDays", paymentWithinDays >= 1, "must be at least 1");
        lumpSumsByHostCountry = Map.copyOf(lumpSumsByHostCountry);
        visitorTypes = Set.copyOf(visitorTypes);
        hostTypes = Set.copyOf(hostTypes);
    }

    public boolean covers(Country country) {
        return lumpSumsByHostCountry.containsKey(country.value());
    }

    private static void requireAmount(String field, @Nullable BigDecimal amount) {
        require(field, amount != null && amount.signum() >= 0 && amount.compareTo(LARGEST_AMOUNT) <= 0
                && amount.stripTrailingZeros().scale() <= 2, "must be 0 to 1,000,000 EUR with at most two decimals");
    }

    private static void require(String field, boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidValue(field, otherwise);
        }
    }
}
