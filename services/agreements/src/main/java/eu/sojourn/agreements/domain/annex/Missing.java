package eu.sojourn.agreements.domain.annex;

/** What an annex still waits for before there is a text to sign. */
public enum Missing {
    /** The dates of the visit. */
    VISIT_DATES,
    /** The Xchange is not known here yet. */
    XCHANGE,
    /** The host's name is not known here yet. */
    HOST_ORGANISATION,
    /** The visitor's name is not known here yet. */
    VISITING_ORGANISATION,
    /** No version of the agenda is confirmed whose sessions lie on the days of the Xchange. */
    AGENDA,
    /** The host has no signed commitment that is valid until the end of the visit. */
    HOST_COMMITMENT
}
