package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.time.LocalDate;
import java.util.Objects;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.known.KnownVisit;

/** Our reading of {@code registration.visit-completed.v1}; data that lacks any of it is malformed. */
record VisitCompleted(String visitId, String xchangeId, String programmeId, String visitingOrganisationId,
        String visitingPartnershipId, String hostOrganisationId,
        LocalDate firstDay, LocalDate lastDay) {

    VisitCompleted {
        Objects.requireNonNull(visitingPartnershipId, "visitingPartnershipId");
        Objects.requireNonNull(firstDay, "firstDay");
        Objects.requireNonNull(lastDay, "lastDay");
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("lastDay before firstDay");
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
                lastDay,
                false);
    }
}
