package eu.sojourn.questionnaires.domain;

/** Who is asked about a visit: the organisation that went, and the one that received it. */
public enum Audience {

    VISITOR, HOST
}
