package eu.sojourn.kpis.adapter.messaging.consumed;

import eu.sojourn.kpis.domain.fact.Observation;

/**
 * What an event tells of.
 *
 * @param key under which all that is said of the fact comes, else one fact would be in two places
 */
record Heard(String key, Observation observation) {}
