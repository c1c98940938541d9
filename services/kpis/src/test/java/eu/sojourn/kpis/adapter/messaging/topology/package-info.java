/** The topology, driven record by record. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.topology;

import org.jspecify.annotations.NullMarked;
