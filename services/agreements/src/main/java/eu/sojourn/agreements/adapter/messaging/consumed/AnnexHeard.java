package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.VisitId;

/** Our reading of our own events about an annex. */
record AnnexHeard(VisitId visitId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static AnnexHeard of(String visitId) {
        return new AnnexHeard(new VisitId(visitId));
    }
}
