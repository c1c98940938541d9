package eu.sojourn.questionnaires.domain.declaration;

/** What an agreement is about. */
public enum AgreementKind {

    COOPERATION, RESEARCH, COMMERCIAL, LICENCE, OTHER
}
