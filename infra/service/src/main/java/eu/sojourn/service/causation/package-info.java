/** What a piece of work was caused by: one correlation id from HTTP through events to logs, and the idempotency key of a command. */
@NullMarked
package eu.sojourn.service.causation;

import org.jspecify.annotations.NullMarked;
