package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.agreements.domain.ProgrammeId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our reading of {@code registration.programme-described.v1} and {@code programme-published.v1}. */
record ProgrammeKnown(Programme programme) {

    @JsonCreator
    static ProgrammeKnown of(String programmeId, String name, @Nullable String partnershipId) {
        return new ProgrammeKnown(new Programme(new ProgrammeId(programmeId), Objects.requireNonNull(name, "name"),
                partnershipId == null ? null : new PartnershipId(partnershipId)));
    }
}
