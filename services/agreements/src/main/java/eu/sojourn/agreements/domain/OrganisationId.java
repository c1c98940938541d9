package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;

/** Names an organisation: a host or a visitor. */
public record OrganisationId(String value) implements Id {
    public OrganisationId {
        Id.check("organisationId", value);
    }
}
