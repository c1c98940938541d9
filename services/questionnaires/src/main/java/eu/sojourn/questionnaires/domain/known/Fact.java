package eu.sojourn.questionnaires.domain.known;

/** What is known of a visit before anybody is asked, and can stand as a prefilled answer. */
public enum Fact {

    /** Mondays to Fridays from the first to the last day, both included. */
    WORKING_DAYS
}
