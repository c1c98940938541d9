/** Our events on the wire. */
@NullMarked
package eu.sojourn.registration.adapter.messaging.published;

import org.jspecify.annotations.NullMarked;
