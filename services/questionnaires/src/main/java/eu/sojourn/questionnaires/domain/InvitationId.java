package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.Id;

/** One invitation to answer a questionnaire. */
public record InvitationId(String value) implements Id {

    public InvitationId {
        Id.check("invitationId", value);
    }
}
