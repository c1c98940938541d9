/** Keeps people, the key ring and authorizations in MongoDB. */
@NullMarked
package eu.sojourn.identity.adapter.mongo;

import org.jspecify.annotations.NullMarked;
