package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.programme.LabelRule;
import eu.sojourn.registration.domain.programme.LumpSumTable;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it is sent or imported: all of its fields, or none for the shipped default; with it, from when it is to hold and what the
 * change is about.
 */
record RuleSetRequest(@Nullable List<@NotNull String> countries, @Nullable Integer minimumWorkingDays, @Nullable Integer maximumMonths,
        @Nullable Boolean transnational, @Nullable Boolean samePartnershipAllowed, @Nullable Integer countedVisitsPerOrganisation,
        @Nullable Integer supportedVisitsPerOrganisation, @Nullable List<@NotNull @Valid LumpSumTableRequest> lumpSumTables,
        @Nullable Integer workingDaysForFullLumpSum, @Nullable Integer kilometresForFullLumpSum, @Nullable BigDecimal lumpSumCeiling,
        @Nullable BigDecimal lumpSumWithDisability, @Nullable Set<@NotNull OrganisationType> visitorTypes,
        @Nullable Boolean smesNeedMembership, @Nullable LabelRule labelRule, @Nullable Set<@NotNull OrganisationType> hostTypes,
        @Nullable Integer paymentWithinDays, @Nullable Integer agendaValueWarningDays, @Nullable Integer expiresAfterDays,
        @Nullable Map<String, Integer> kpiTargets, @Nullable LocalDate effectiveFrom, @Nullable String note) {

    record LumpSumTableRequest(@NotNull LocalDate effectiveFrom, @NotNull Map<String, BigDecimal> byHostCountry) {}

    /** @param shipped what an empty request stands for */
    RuleSet rules(RuleSet shipped) {
        return saysNothing() ? shipped : rules();
    }

    private boolean saysNothing() {
        return equals(new RuleSetRequest(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, effectiveFrom, note));
    }

    private RuleSet rules() {
        var countrySet = Set.copyOf(needed("countries", countries));
        return new RuleSet(countrySet, needed("minimumWorkingDays", minimumWorkingDays), needed("maximumMonths", maximumMonths),
                needed("transnational", transnational), needed("samePartnershipAllowed", samePartnershipAllowed),
                needed("countedVisitsPerOrganisation", countedVisitsPerOrganisation), supportedVisitsPerOrganisation,
                tables(needed("lumpSumTables", lumpSumTables)), needed("workingDaysForFullLumpSum", workingDaysForFullLumpSum),
                needed("kilometresForFullLumpSum", kilometresForFullLumpSum), needed("lumpSumCeiling", lumpSumCeiling),
                needed("lumpSumWithDisability", lumpSumWithDisability), needed("visitorTypes", visitorTypes),
                needed("smesNeedMembership", smesNeedMembership), needed("labelRule", labelRule), needed("hostTypes", hostTypes),
                needed("paymentWithinDays", paymentWithinDays), needed("agendaValueWarningDays", agendaValueWarningDays),
                needed("expiresAfterDays", expiresAfterDays), needed("kpiTargets", kpiTargets));
    }

    private static List<LumpSumTable> tables(List<LumpSumTableRequest> requests) {
        return Fields.each("lumpSumTables", requests, request -> new LumpSumTable(request.effectiveFrom(), request.byHostCountry()));
    }

    private static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValue(field, "is needed");
        }
        return value;
    }
}
