package eu.sojourn.questionnaires.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;

/** Our reading of {@code registration.organisation-registered.v1} and {@code organisation-validated.v1}. */
record OrganisationKnown(KnownOrganisation organisation) {

    @JsonCreator
    static OrganisationKnown of(String organisationId, String name, String country, String type, @Nullable String partnershipId) {
        return new OrganisationKnown(
                new KnownOrganisation(new OrganisationId(organisationId), Objects.requireNonNull(name, "name"),
                        Objects.requireNonNull(country, "country"), Objects.requireNonNull(type, "type"), partnershipId, null));
    }
}
