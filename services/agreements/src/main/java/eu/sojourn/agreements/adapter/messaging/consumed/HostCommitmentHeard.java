package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.OrganisationId;

/** Our reading of our own events about a version of a host commitment: which, of whom. */
record HostCommitmentHeard(OrganisationId hostOrganisationId, int commitmentVersion) {

    @JsonCreator
    static HostCommitmentHeard of(String hostOrganisationId, int commitmentVersion) {
        return new HostCommitmentHeard(new OrganisationId(hostOrganisationId), commitmentVersion);
    }
}
