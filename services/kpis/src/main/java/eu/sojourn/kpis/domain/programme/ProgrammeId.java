package eu.sojourn.kpis.domain.programme;

import eu.sojourn.service.domain.Id;

/** A funded programme. */
public record ProgrammeId(String value) implements Id {

    public ProgrammeId {
        Id.check("programmeId", value);
    }
}
