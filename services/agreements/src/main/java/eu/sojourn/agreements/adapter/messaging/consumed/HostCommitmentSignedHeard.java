package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.OrganisationId;

/** Our reading of our own {@code agreements.host-commitment-signed.v1}. */
record HostCommitmentSignedHeard(OrganisationId hostOrganisationId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static HostCommitmentSignedHeard of(String hostOrganisationId) {
        return new HostCommitmentSignedHeard(new OrganisationId(hostOrganisationId));
    }
}
