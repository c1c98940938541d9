/** What identity keeps, and how safely. */
@NullMarked
package eu.sojourn.identity.adapter.mongo;

import org.jspecify.annotations.NullMarked;
