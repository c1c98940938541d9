package eu.sojourn.questionnaires.domain.declaration;

/** How far an agreement has come. */
public enum AgreementStatus {

    UNDER_DISCUSSION, SIGNED, ENDED
}
