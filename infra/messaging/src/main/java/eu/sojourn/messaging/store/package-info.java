/** Aggregates in MongoDB, one document each, with their unpublished events inside (the outbox). */
@NullMarked
package eu.sojourn.messaging.store;

import org.jspecify.annotations.NullMarked;
