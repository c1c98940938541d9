package eu.sojourn.questionnaires.domain.known;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;

/** A visit that was applied for. Whether it is over, and what is known of it then, a {@link KnownVisit} says. */
public record ComingVisit(VisitId visitId, ProgrammeId programmeId) {}
