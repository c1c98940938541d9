package eu.sojourn.kpis.adapter.messaging.consumed;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What we read of the data of registration's events about a visit. Each type has the party block and some of the rest. */
record VisitData(@Nullable String visitId, @Nullable String xchangeId, @Nullable String programmeId,
        @Nullable String visitingOrganisationId,
        @Nullable String visitingPartnershipId, @Nullable String hostOrganisationId, @Nullable String hostPartnershipId,
        @Nullable String visitingCountry, @Nullable String hostCountry, @Nullable String format, @Nullable String mode,
        @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, @Nullable String organisationType, @Nullable String smeClass,
        @Nullable List<String> sectors, @Nullable List<String> purposes, @Nullable LocalDate submittedOn,
        @Nullable Integer ruleSetVersion, @Nullable Boolean counting, @Nullable LumpSum lumpSum, @Nullable LocalDate filedOn,
        @Nullable LocalDate validatedOn, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn, @Nullable LocalDate lastDayStayed,
        @Nullable Boolean forceMajeure) {

    /** An amount as it comes. */
    record LumpSum(@Nullable String amount, @Nullable String currency) {}
}
