package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.Id;

public record ProgrammeId(String value) implements Id {
    public ProgrammeId {
        Id.check("programmeId", value);
    }
}
