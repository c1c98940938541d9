/** The embedded stack for evaluation, demo and tests: Kafka broker, MongoDB-compatible server, mail sink, topic declaration. */
@NullMarked
package eu.sojourn.local;

import org.jspecify.annotations.NullMarked;
