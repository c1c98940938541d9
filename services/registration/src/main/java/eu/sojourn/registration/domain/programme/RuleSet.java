package eu.sojourn.registration.domain.programme;

import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.service.domain.InvalidValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a programme as data; the numbers refer to the table of rules in the documentation.
 *
 * @param countries                      rule 2: ISO codes of the countries that take part
 * @param minimumWorkingDays             rule 1, without travel days
 * @param maximumMonths                  rule 1
 * @param transnational                  rule 2: visitor and host in different countries
 * @param samePartnershipAllowed         whether visitor and host may belong to one partnership
 * @param countedVisitsPerOrganisation   rule 3
 * @param supportedVisitsPerOrganisation rule 4: counted and further ones together; null for no limit
 * @param lumpSumTables                  rule 5, by effective date; each names every country that takes part
 * @param workingDaysForFullLumpSum      rule 6: half below
 * @param kilometresForFullLumpSum       rule 6: half below
 * @param lumpSumCeiling                 rule 7, EUR
 * @param lumpSumWithDisability          rule 7, EUR: instead of the rate of the host country for participants with a disability
 * @param visitorTypes                   rule 9
 * @param smesNeedMembership             rule 9: an SME has to be a member of a listed cluster
 * @param labelRule                      what visiting cluster organisations need of their label
 * @param hostTypes                      rule 10
 * @param paymentWithinDays              rule 12, after the closing report is validated
 * @param agendaValueWarningDays         rule 14: warn from so many working days on where no fair or congress is attached
 * @param expiresAfterDays               open applications expire so many days after the Xchange
 * @param kpiTargets                     what the programme wants to reach, by the name of the KPI
 */
public record RuleSet(Set<String> countries, int minimumWorkingDays, int maximumMonths, boolean transnational,
        boolean samePartnershipAllowed, int countedVisitsPerOrganisation, @Nullable Integer supportedVisitsPerOrganisation,
        List<LumpSumTable> lumpSumTables, int workingDaysForFullLumpSum, int kilometresForFullLumpSum, BigDecimal lumpSumCeiling,
        BigDecimal lumpSumWithDisability, Set<OrganisationType> visitorTypes, boolean smesNeedMembership, LabelRule labelRule,
        Set<OrganisationType> hostTypes, int paymentWithinDays, int agendaValueWarningDays, int expiresAfterDays,
        Map<String, Integer> kpiTargets) {

    private static final int MOST_VISITS = 1_000;
    private static final int MOST_TABLES = 20;
    private static final int MOST_TARGETS = 50;

    public RuleSet {
        require("countries", countries != null && !countries.isEmpty(), "must name a country");
        countries.forEach(country -> require("countries", Country.isKnown(country),
                "must be ISO 3166-1 alpha-2 codes such as DK, which " + country + " is not"));
        between("minimumWorkingDays", minimumWorkingDays, 1, 60);
        between("maximumMonths", maximumMonths, 1, 24);
        between("countedVisitsPerOrganisation", countedVisitsPerOrganisation, 1, MOST_VISITS);
        require("supportedVisitsPerOrganisation",
                supportedVisitsPerOrganisation == null || supportedVisitsPerOrganisation >= countedVisitsPerOrganisation,
                "must not be below countedVisitsPerOrganisation");
        require("supportedVisitsPerOrganisation", supportedVisitsPerOrganisation == null || supportedVisitsPerOrganisation <= MOST_VISITS,
                "must be at most " + MOST_VISITS);
        checkTables(lumpSumTables, countries);
        between("workingDaysForFullLumpSum", workingDaysForFullLumpSum, 0, 60);
        between("kilometresForFullLumpSum", kilometresForFullLumpSum, 0, 20_100);
        lumpSumCeiling = LumpSumTable.amount("lumpSumCeiling", lumpSumCeiling);
        lumpSumWithDisability = LumpSumTable.amount("lumpSumWithDisability", lumpSumWithDisability);
        require("visitorTypes", visitorTypes != null && !visitorTypes.isEmpty(), "must name a type");
        require("labelRule", labelRule != null, "is needed");
        require("hostTypes", hostTypes != null && !hostTypes.isEmpty(), "must name a type");
        between("paymentWithinDays", paymentWithinDays, 1, 365);
        between("agendaValueWarningDays", agendaValueWarningDays, 1, 60);
        between("expiresAfterDays", expiresAfterDays, 1, 3_650);
        checkTargets(kpiTargets);
        countries = sorted(countries);
        lumpSumTables = lumpSumTables.stream().sorted(Comparator.comparing(LumpSumTable::effectiveFrom)).toList();
        visitorTypes = sorted(visitorTypes);
        hostTypes = sorted(hostTypes);
        kpiTargets = Collections.unmodifiableMap(new TreeMap<>(kpiTargets));
    }

    public boolean covers(Country country) {
        return countries.contains(country.value());
    }

    /** The table whose rates apply to visits that begin on that day; empty before the first one. */
    public Optional<LumpSumTable> lumpSumsOn(LocalDate firstDay) {
        return lumpSumTables.reversed().stream().filter(table -> !table.effectiveFrom().isAfter(firstDay)).findFirst();
    }

    private static void checkTables(@Nullable List<LumpSumTable> tables, Set<String> countries) {
        require("lumpSumTables", tables != null && !tables.isEmpty(), "must hold a table");
        require("lumpSumTables", tables.size() <= MOST_TABLES, "must be at most " + MOST_TABLES);
        var dates = new HashSet<LocalDate>();
        for (var i = 0; i < tables.size(); i++) {
            var table = tables.get(i);
            var field = "lumpSumTables[" + i + "]";
            require(field + ".effectiveFrom", dates.add(table.effectiveFrom()), "is the date of another table");
            for (var country : new TreeSet<>(countries)) {
                require(field + ".byHostCountry." + country, table.byHostCountry().containsKey(country),
                        "is missing: a table names every country of the programme");
            }
            for (var country : table.byHostCountry().keySet()) {
                require(field + ".byHostCountry." + country, countries.contains(country), "is not among the countries of the programme");
            }
        }
    }

    private static void checkTargets(@Nullable Map<String, Integer> targets) {
        require("kpiTargets", targets != null, "is needed");
        require("kpiTargets", targets.size() <= MOST_TARGETS, "must be at most " + MOST_TARGETS);
        targets.forEach((kpi, target) -> {
            require("kpiTargets", kpi.matches("[a-z][a-z0-9-]{1,62}"), "must be named in lower-case letters, digits and hyphens");
            require("kpiTargets." + kpi, target != null && target >= 0 && target <= 1_000_000, "must be between 0 and 1,000,000");
        });
    }

    private static <T extends Comparable<T>> Set<T> sorted(Collection<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static void between(String field, int value, int least, int most) {
        require(field, value >= least && value <= most, "must be between %d and %d".formatted(least, most));
    }

    private static void require(String field, boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidValue(field, otherwise);
        }
    }
}
