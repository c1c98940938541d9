/** Events between services: written with the state that caused them, published in order, consumed once, parked when they fail. */
@NullMarked
package eu.sojourn.messaging;

import org.jspecify.annotations.NullMarked;
