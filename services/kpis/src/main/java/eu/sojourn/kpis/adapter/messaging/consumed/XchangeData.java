package eu.sojourn.kpis.adapter.messaging.consumed;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What we read of the data of events about an Xchange. */
record XchangeData(@Nullable String xchangeId, @Nullable String programmeId, @Nullable String title, @Nullable String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String hostCountry, @Nullable String format, @Nullable String mode,
        @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, @Nullable List<String> sectors, @Nullable List<String> purposes) {}
