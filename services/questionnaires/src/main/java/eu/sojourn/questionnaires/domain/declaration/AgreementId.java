package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.Id;

/** One agreement of a declaration; it keeps its id whatever becomes of it. */
public record AgreementId(String value) implements Id {

    public AgreementId {
        Id.check("agreementId", value);
    }
}
