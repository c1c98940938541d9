/** Hosting events: who hosts, when, for how many. */
@NullMarked
package eu.sojourn.registration.domain.xchange;

import org.jspecify.annotations.NullMarked;
