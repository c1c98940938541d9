package eu.sojourn.registration.domain.xchange;

/** What visitors do during an Xchange. */
public enum ActivityType {
    MATCHMAKING, SITE_VISIT, FAIR_VISIT, CONGRESS_VISIT, WORKSHOP, TRAINING, MEETINGS, JOB_SHADOWING
}
