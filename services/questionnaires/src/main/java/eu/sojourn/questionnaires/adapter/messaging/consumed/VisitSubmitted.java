package eu.sojourn.questionnaires.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.known.ComingVisit;

/** Our reading of {@code registration.visit-submitted.v1}. */
record VisitSubmitted(ComingVisit visit) {

    @JsonCreator
    static VisitSubmitted of(String visitId, String programmeId) {
        return new VisitSubmitted(new ComingVisit(new VisitId(visitId), new ProgrammeId(programmeId)));
    }
}
