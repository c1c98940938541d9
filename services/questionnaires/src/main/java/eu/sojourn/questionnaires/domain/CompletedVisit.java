package eu.sojourn.questionnaires.domain;

import java.time.LocalDate;

/** A visit that was completed, as far as questionnaires need to know it. */
public record CompletedVisit(VisitId visitId, XchangeId xchangeId, ProgrammeId programmeId, OrganisationId visitingOrganisationId,
        OrganisationId hostOrganisationId, LocalDate firstDay, LocalDate lastDay) {

    /** The organisation that is asked. */
    public OrganisationId invited(Audience audience) {
        return switch (audience) {
            case VISITOR -> visitingOrganisationId;
            case HOST -> hostOrganisationId;
        };
    }
}
