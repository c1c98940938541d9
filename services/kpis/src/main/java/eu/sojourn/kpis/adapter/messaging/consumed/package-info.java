/** Reads the events of other services, as little of them as the figures need. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.consumed;

import org.jspecify.annotations.NullMarked;
