/** What agreements says on the wire; the contracts are in the module's folder {@code contracts}. */
@NullMarked
package eu.sojourn.agreements.adapter.messaging.published;

import org.jspecify.annotations.NullMarked;
