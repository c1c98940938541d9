package eu.sojourn.questionnaires.domain.known;

import java.time.LocalDate;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.service.domain.InvalidValue;

/**
 * A visit that is over, as registration told it last.
 *
 * @param visitingPartnershipId the partnership that pays for it and gets the figures
 * @param lastDay the last day stayed; the day before the first where nobody came
 * @param discontinued whether it ended early
 */
public record KnownVisit(VisitId visitId, XchangeId xchangeId, ProgrammeId programmeId, OrganisationId visitingOrganisationId,
        String visitingPartnershipId, OrganisationId hostOrganisationId, LocalDate firstDay, LocalDate lastDay, boolean discontinued) {

    public KnownVisit {
        if (lastDay.isBefore(firstDay.minusDays(1))) {
            throw new InvalidValue("lastDay", "A visit does not end (" + lastDay + ") before it starts (" + firstDay + ")");
        }
    }

    /** The organisation that is asked. */
    public OrganisationId invited(Audience audience) {
        return switch (audience) {
            case VISITOR -> visitingOrganisationId;
            case HOST -> hostOrganisationId;
            case ANYBODY -> throw new IllegalArgumentException("A visit is known to its visitor and its host");
        };
    }

    /** The organisation that those of an audience met. */
    public OrganisationId counterpart(Audience audience) {
        return audience == Audience.HOST ? visitingOrganisationId : hostOrganisationId;
    }

    /** Which part in it an organisation has: visitor, host, or {@code ANYBODY} for neither. */
    public Audience part(OrganisationId organisationId) {
        if (organisationId.equals(visitingOrganisationId)) {
            return Audience.VISITOR;
        }
        return organisationId.equals(hostOrganisationId) ? Audience.HOST : Audience.ANYBODY;
    }
}
