package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.time.LocalDate;
import java.util.Objects;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.known.KnownVisit;

/**
 * Our reading of {@code registration.visit-discontinued.v1}; data that lacks any of it is malformed.
 *
 * @param lastDayStayed the day before the first where nobody came
 */
record VisitDiscontinued(String visitId, String xchangeId, String programmeId, String visitingOrganisationId,
        String visitingPartnershipId, String hostOrganisationId,
        LocalDate firstDay, LocalDate lastDayStayed) {

    VisitDiscontinued {
        Objects.requireNonNull(visitingPartnershipId, "visitingPartnershipId");
        Objects.requireNonNull(firstDay, "firstDay");
        Objects.requireNonNull(lastDayStayed, "lastDayStayed");
        if (lastDayStayed.isBefore(firstDay.minusDays(1))) {
            throw new IllegalArgumentException("lastDayStayed more than a day before firstDay");
        }
        new VisitId(visitId);
        new XchangeId(xchangeId);
        new ProgrammeId(programmeId);
        new OrganisationId(visitingOrganisationId);
        new OrganisationId(hostOrganisationId);
    }

    KnownVisit visit() {
        return new KnownVisit(new VisitId(visitId), new XchangeId(xchangeId), new ProgrammeId(programmeId),
                new OrganisationId(visitingOrganisationId), visitingPartnershipId, new OrganisationId(hostOrganisationId), firstDay,
                lastDayStayed,
                true);
    }
}
