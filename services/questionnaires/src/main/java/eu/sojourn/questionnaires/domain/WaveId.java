package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** A wave of a survey. */
public record WaveId(String value) implements Id {

    public WaveId {
        Id.check("waveId", value);
    }
}
