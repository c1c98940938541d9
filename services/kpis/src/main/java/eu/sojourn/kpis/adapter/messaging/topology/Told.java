package eu.sojourn.kpis.adapter.messaging.topology;

import eu.sojourn.kpis.domain.figure.Contribution;

/** What the facts step says. */
sealed interface Told {

    /** A fact changed, or is said again. */
    record FactTold(byte[] record) implements Told {}

    /** What a fact gives to a cell changed, or is said again. */
    record ContributionTold(Contribution contribution) implements Told {}
}
