package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.VisitId;

/** Our reading of {@code registration.visit-completed.v1} and {@code visit-discontinued.v1}. */
record VisitOver(VisitId visitId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static VisitOver of(String visitId) {
        return new VisitOver(new VisitId(visitId));
    }
}
