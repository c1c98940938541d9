package eu.sojourn.questionnaires.domain;

/** How far an invitation has come. Opening it changes nothing; saving a draft starts it. */
public enum InvitationState {

    SENT, STARTED, SUBMITTED
}
