package eu.sojourn.questionnaires.domain.known;

import eu.sojourn.questionnaires.domain.ProgrammeId;

/** A programme as registration tells of it. */
public record KnownProgramme(ProgrammeId programmeId, String name, String partnershipId) {}
