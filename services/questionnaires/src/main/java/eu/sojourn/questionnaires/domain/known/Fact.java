package eu.sojourn.questionnaires.domain.known;

/** What is known before anybody is asked: it can stand as a prefilled answer, and conditions can speak of it. */
public enum Fact {

    /** Mondays to Fridays from the first to the last day, both included. */
    WORKING_DAYS,
    /** As {@code 2024-03-04}. */
    FIRST_DAY,
    /** The last day stayed where the visit ended early; as {@code 2024-03-08}. */
    LAST_DAY,
    /** {@code true} or {@code false}. */
    DISCONTINUED, VISITOR_NAME,
    /** ISO 3166-1 alpha-2, as all countries. */
    VISITOR_COUNTRY, HOST_NAME, HOST_COUNTRY, XCHANGE_TITLE,
    /** {@code PHYSICAL} or {@code VIRTUAL}. */
    MODE,
    /** {@code GROUP} or {@code ONE_TO_ONE}. */
    FORMAT,
    /** The id of the visitor's partnership. */
    PARTNERSHIP, PROGRAMME_NAME
}
