package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our reading of {@code registration.organisation-registered.v1} and {@code organisation-validated.v1}. */
record OrganisationKnown(Organisation organisation) {

    @JsonCreator
    static OrganisationKnown of(String organisationId, String name, @Nullable String partnershipId) {
        return new OrganisationKnown(new Organisation(new OrganisationId(organisationId), Objects.requireNonNull(name, "name"),
                partnershipId == null ? null : new PartnershipId(partnershipId)));
    }
}
