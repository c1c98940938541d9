package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.OrganisationId;

/** Our reading of our own {@code agreements.host-commitment-expired.v1} and {@code host-commitment-terminated.v1}. */
record HostCommitmentEndedHeard(OrganisationId hostOrganisationId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static HostCommitmentEndedHeard of(String hostOrganisationId) {
        return new HostCommitmentEndedHeard(new OrganisationId(hostOrganisationId));
    }
}
