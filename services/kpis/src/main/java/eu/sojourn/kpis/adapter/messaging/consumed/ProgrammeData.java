package eu.sojourn.kpis.adapter.messaging.consumed;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

/** Our reading of {@code registration.programme-published.v1} and {@code programme-described.v1}; the latter tells of no rules. */
record ProgrammeData(String programmeId, @Nullable String partnershipId, @Nullable String name, @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn, @Nullable Integer ruleSetVersion, @Nullable Map<String, Integer> kpiTargets) {

    KnownProgramme programme() {
        return new KnownProgramme(new ProgrammeId(programmeId), requireNonNull(partnershipId, "partnershipId"),
                requireNonNull(name, "name"), requireNonNull(startsOn, "startsOn"), requireNonNull(endsOn, "endsOn"),
                ruleSetVersion == null ? 0 : ruleSetVersion, kpiTargets == null ? Map.of() : kpiTargets);
    }
}
