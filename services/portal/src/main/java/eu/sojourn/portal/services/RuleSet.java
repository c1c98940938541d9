package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of a programme. */
public record RuleSet(List<String> countries, int minimumWorkingDays, int maximumMonths, boolean transnational,
        boolean samePartnershipAllowed, int countedVisitsPerOrganisation, @Nullable Integer supportedVisitsPerOrganisation,
        List<Table> lumpSumTables, int workingDaysForFullLumpSum, int kilometresForFullLumpSum, BigDecimal lumpSumCeiling,
        BigDecimal lumpSumWithDisability, List<String> visitorTypes, boolean smesNeedMembership, String labelRule, List<String> hostTypes,
        int paymentWithinDays, int agendaValueWarningDays, int expiresAfterDays, Map<String, Integer> kpiTargets) {

    public RuleSet {
        countries = List.copyOf(countries);
        lumpSumTables = List.copyOf(lumpSumTables);
        visitorTypes = List.copyOf(visitorTypes);
        hostTypes = List.copyOf(hostTypes);
        kpiTargets = kpiTargets == null ? new TreeMap<>() : new TreeMap<>(kpiTargets);
    }

    /** Rates from a day on. */
    public record Table(LocalDate effectiveFrom, Map<String, BigDecimal> byHostCountry) {}

    /** A version as it was published. */
    public record Version(int version, LocalDate effectiveFrom, @Nullable LocalDate publishedOn, @Nullable String note, boolean inForce,
            RuleSet rules) {}

    /** What publishing would change. */
    public record Preview(int version, LocalDate effectiveFrom, int pinnedVisits, int visitsNotYetApproved, int visitsJudged,
            int visitsAffected, List<Effect> effects, RuleSet rules) {
        public Preview {
            effects = effects == null ? List.of() : List.copyOf(effects);
        }
    }

    /** What one open visit would meet. */
    public record Effect(String visitId, String visitingOrganisationId, String state, LocalDate firstDay, LocalDate lastDay,
            @Nullable Money lumpSum, @Nullable Money lumpSumThen, boolean counting, boolean countingThen, List<Reason> reasons,
            List<String> reasonsSolved) {
        public Effect {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
            reasonsSolved = reasonsSolved == null ? List.of() : List.copyOf(reasonsSolved);
        }

        public boolean otherAmount() {
            return !java.util.Objects.equals(lumpSum, lumpSumThen);
        }
    }
}
