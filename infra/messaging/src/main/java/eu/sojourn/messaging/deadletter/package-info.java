/** Events that could not be handled: parked, listed, replayed in order. */
@NullMarked
package eu.sojourn.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
