package eu.sojourn.kpis.domain.indicator;

/** What the day of a share means, and so what a period has to do with the indicator. */
public enum Timing {
    /** It happened on that day: the value of a period is what happened in it. */
    FLOW,
    /** It is so since that day: the value is what is so now, whatever the period; the day tells the age. */
    NOW,
    /** It is so until that day, which is the last: the value is what holds today. */
    UNTIL
}
