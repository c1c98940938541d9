/** Our readings of others' events, and of our own. */
@NullMarked
package eu.sojourn.registration.adapter.messaging.consumed;

import org.jspecify.annotations.NullMarked;
