/** Keeps agreements in MongoDB, one document for each aggregate. */
@NullMarked
package eu.sojourn.agreements.adapter.mongo;

import org.jspecify.annotations.NullMarked;
