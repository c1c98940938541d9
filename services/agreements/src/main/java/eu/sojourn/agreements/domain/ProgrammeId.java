package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;

/** Names a programme. */
public record ProgrammeId(String value) implements Id {
    public ProgrammeId {
        Id.check("programmeId", value);
    }
}
