package eu.sojourn.kpis.domain.activity;

/** How people take part. */
public enum ActivityMode {
    IN_PERSON, ONLINE, HYBRID
}
