/** Events on the wire: CloudEvents 1.0 in structured JSON. */
@NullMarked
package eu.sojourn.messaging.event;

import org.jspecify.annotations.NullMarked;
