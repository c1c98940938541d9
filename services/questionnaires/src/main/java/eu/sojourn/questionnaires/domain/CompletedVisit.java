package eu.sojourn.questionnaires.domain;

import java.time.LocalDate;

import eu.sojourn.questionnaires.domain.form.Audience;

/**
 * A visit that is over, as far as questionnaires need to know it.
 *
 * @param lastDay the last day stayed, where it ended early; the day before the first where nobody came
 */
public record CompletedVisit(VisitId visitId, XchangeId xchangeId, ProgrammeId programmeId, OrganisationId visitingOrganisationId,
        OrganisationId hostOrganisationId, LocalDate firstDay, LocalDate lastDay) {

    /** The organisation that is asked. */
    public OrganisationId invited(Audience audience) {
        return switch (audience) {
            case VISITOR -> visitingOrganisationId;
            case HOST -> hostOrganisationId;
            case ANYBODY -> throw new IllegalArgumentException("A visit is known to its visitor and its host");
        };
    }
}
