package eu.sojourn.questionnaires.domain.wave;

/** How far a wave has come. */
public enum WaveState {

    /** Everything may still be changed. */
    DRAFT,
    /** Everybody is invited; more may be invited, and its end may be moved. */
    OPEN,
    /** For good. */
    CLOSED
}
