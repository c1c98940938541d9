package eu.sojourn.kpis.domain.programme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import eu.sojourn.service.domain.InvalidValue;

/**
 * A programme as registration tells of it.
 *
 * @param partnershipId the partnership that runs it
 * @param ruleSetVersion the latest that was published; 0 before the first
 * @param kpiTargets what its rule set wants to reach until its last day, by indicator
 */
public record KnownProgramme(ProgrammeId programmeId, String partnershipId, String name, LocalDate startsOn, LocalDate endsOn,
        int ruleSetVersion, Map<String, Integer> kpiTargets) {

    public KnownProgramme {
        kpiTargets = Collections.unmodifiableMap(new TreeMap<>(kpiTargets));
        if (endsOn.isBefore(startsOn)) {
            throw new InvalidValue("endsOn", "must not be before startsOn");
        }
    }

    /** The same programme described anew; its targets stay. */
    public KnownProgramme described(KnownProgramme anew) {
        return new KnownProgramme(programmeId, anew.partnershipId, anew.name, anew.startsOn, anew.endsOn, ruleSetVersion, kpiTargets);
    }

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
