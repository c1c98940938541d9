/** Where aggregates are kept and how lists are read. */
@NullMarked
package eu.sojourn.registration.adapter.mongo;

import org.jspecify.annotations.NullMarked;
