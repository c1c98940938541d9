package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** A programme of {@code registration}. */
public record ProgrammeId(String value) implements Id {

    public ProgrammeId {
        Id.check("programmeId", value);
    }
}
