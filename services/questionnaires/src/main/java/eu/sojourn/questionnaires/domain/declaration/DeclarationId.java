package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.Id;

/** What an organisation declares of one visit. */
public record DeclarationId(String value) implements Id {

    public DeclarationId {
        Id.check("declarationId", value);
    }
}
