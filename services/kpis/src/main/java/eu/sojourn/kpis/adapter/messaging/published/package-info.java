/** What we say on the topics {@code kpis.facts} and {@code kpis.cells}. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.published;

import org.jspecify.annotations.NullMarked;
