package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.Id;

public record OrganisationId(String value) implements Id {
    public OrganisationId {
        Id.check("organisationId", value);
    }
}
