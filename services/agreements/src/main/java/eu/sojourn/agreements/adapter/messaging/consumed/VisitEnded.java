package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Visit;

/**
 * Our reading of {@code registration.visit-withdrawn.v1}, {@code visit-declined.v1}, {@code visit-refused.v1}, {@code visit-cancelled.v1} and
 * {@code visit-expired.v1}, which tell no dates; data that give no visit cannot be read.
 */
record VisitEnded(Visit visit) {

    @JsonCreator
    static VisitEnded of(String visitId, String xchangeId, String programmeId, String visitingOrganisationId, String visitingPartnershipId,
            String hostOrganisationId, String hostPartnershipId) {
        return new VisitEnded(new Visit(new VisitId(visitId), new XchangeId(xchangeId), new ProgrammeId(programmeId),
                new OrganisationId(visitingOrganisationId), new PartnershipId(visitingPartnershipId),
                new OrganisationId(hostOrganisationId), new PartnershipId(hostPartnershipId), null));
    }
}
