package eu.sojourn.questionnaires.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;

import eu.sojourn.questionnaires.domain.OrganisationId;

/** Our reading of {@code registration.organisation-merged.v1}. */
record OrganisationMerged(OrganisationId organisationId, OrganisationId into) {

    @JsonCreator
    static OrganisationMerged of(String organisationId, String intoOrganisationId) {
        return new OrganisationMerged(new OrganisationId(organisationId), new OrganisationId(intoOrganisationId));
    }
}
