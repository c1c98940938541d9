package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** An organisation, visiting or hosting. */
public record OrganisationId(String value) implements Id {

    public OrganisationId {
        Id.check("organisationId", value);
    }
}
