/** Ordered, idempotent consumption through Spring Cloud Stream. */
@NullMarked
package eu.sojourn.messaging.consume;

import org.jspecify.annotations.NullMarked;
