/** The Kafka Streams topology: events to facts, facts to contributions, contributions to cells. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.topology;

import org.jspecify.annotations.NullMarked;
