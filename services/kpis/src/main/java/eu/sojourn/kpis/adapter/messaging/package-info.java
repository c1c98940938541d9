/** How the service hears events and what it says. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging;

import org.jspecify.annotations.NullMarked;
