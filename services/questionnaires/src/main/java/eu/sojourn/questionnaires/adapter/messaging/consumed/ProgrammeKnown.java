package eu.sojourn.questionnaires.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.known.KnownProgramme;

/** Our reading of {@code registration.programme-described.v1} and {@code programme-published.v1}. */
record ProgrammeKnown(KnownProgramme programme) {

    @JsonCreator
    static ProgrammeKnown of(String programmeId, String name, String partnershipId) {
        return new ProgrammeKnown(new KnownProgramme(new ProgrammeId(programmeId), Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(partnershipId, "partnershipId")));
    }
}
