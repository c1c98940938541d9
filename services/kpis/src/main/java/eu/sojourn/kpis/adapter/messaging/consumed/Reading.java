package eu.sojourn.kpis.adapter.messaging.consumed;

import eu.sojourn.kpis.domain.fact.Observation;

/** What the bytes of a record turned out to be. */
public sealed interface Reading {

    /** An event that says something about a fact, and the id of what caused it. */
    record Observed(Observation observation, String correlationId) implements Reading {}

    /** An event that no figure needs. */
    record Unneeded(String type) implements Reading {}

    /** No event that we understand; reading it again will not help. */
    record Malformed(RuntimeException why) implements Reading {}
}
