/** What agreements hears, in its own smaller readings. */
@NullMarked
package eu.sojourn.agreements.adapter.messaging.consumed;

import org.jspecify.annotations.NullMarked;
