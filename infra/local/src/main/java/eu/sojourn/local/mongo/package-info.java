/** The MongoDB-compatible server of the embedded stack, made durable and indexed through its own extension points. */
@NullMarked
package eu.sojourn.local.mongo;

import org.jspecify.annotations.NullMarked;
