package eu.sojourn.questionnaires.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;

import eu.sojourn.questionnaires.domain.InvitationId;

/** Our reading of our own {@code questionnaires.response-submitted.v1} and {@code response-corrected.v1}. */
record Responded(InvitationId invitationId) {

    @JsonCreator
    static Responded of(String invitationId) {
        return new Responded(new InvitationId(invitationId));
    }
}
