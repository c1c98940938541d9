package eu.sojourn.kpis.domain.indicator;

/** How the shares of many facts make one value. */
public enum Measure {
    /** Their amounts are added. */
    SUM,
    /** Their different elements are counted, each once however many facts name it. */
    DISTINCT,
    /** The median of their amounts; of an even number the mean of the two in the middle. */
    MEDIAN
}
