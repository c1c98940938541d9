package eu.sojourn.registration.domain.programme;

/** What a visiting cluster organisation needs of its cluster-management label, as of the last day of the visit. */
public enum LabelRule {
    /** Labels do not matter. */
    IGNORED,
    /** A label that has lapsed blocks; having none at all does not. */
    NOT_LAPSED,
    /** A label that is valid on the last day is needed. */
    REQUIRED
}
