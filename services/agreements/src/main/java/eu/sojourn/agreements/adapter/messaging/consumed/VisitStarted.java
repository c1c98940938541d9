package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.VisitId;

/** Our reading of {@code registration.visit-started.v1}. */
record VisitStarted(VisitId visitId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static VisitStarted of(String visitId) {
        return new VisitStarted(new VisitId(visitId));
    }
}
