package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Visit;
import java.time.LocalDate;
import java.util.Objects;

/** Our reading of {@code registration.visit-accepted.v1} and {@code visit-rescheduled.v1}; data that give no visit cannot be read. */
record VisitAccepted(Visit visit) {

    @JsonCreator
    static VisitAccepted of(String visitId, String xchangeId, String programmeId, String visitingOrganisationId,
            String visitingPartnershipId, String hostOrganisationId, String hostPartnershipId, LocalDate firstDay, LocalDate lastDay) {
        var period = new Period(Objects.requireNonNull(firstDay, "firstDay"), Objects.requireNonNull(lastDay, "lastDay"));
        return new VisitAccepted(new Visit(new VisitId(visitId), new XchangeId(xchangeId), new ProgrammeId(programmeId),
                new OrganisationId(visitingOrganisationId), new PartnershipId(visitingPartnershipId),
                new OrganisationId(hostOrganisationId), new PartnershipId(hostPartnershipId), period));
    }
}
