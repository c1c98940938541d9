package eu.sojourn.questionnaires.domain.form;

import java.util.List;

/** Who is asked: about a visit the organisation that went, and the one that received it; in a wave, anybody. */
public enum Audience {

    VISITOR, HOST, ANYBODY;

    /** The two that a visit has. */
    public static final List<Audience> OF_A_VISIT = List.of(VISITOR, HOST);
}
