package eu.sojourn.questionnaires.domain.form;

/** Who reads the answers of a section: everybody who may read results, the programme's own partnership, or it and the authority. */
public enum Readers {

    ALL, PARTNERSHIP, AUTHORITY
}
