package eu.sojourn.kpis.adapter.messaging.topology;

import eu.sojourn.kpis.domain.figure.Statement;

/** What the facts step says. */
sealed interface Told {

    /** A fact changed, or is said again. */
    record FactTold(byte[] record) implements Told {}

    /** What a fact gives to an indicator changed, or is said again. */
    record StatementTold(Statement statement) implements Told {}
}
