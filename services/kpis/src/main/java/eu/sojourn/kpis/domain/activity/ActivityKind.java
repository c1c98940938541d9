package eu.sojourn.kpis.domain.activity;

/** What an activity is for. */
public enum ActivityKind {
    /** Those who run the programme, or its members, learn something. */
    CAPACITY_BUILDING,
    /** Others learn of the programme and of what it achieved. */
    DISSEMINATION
}
