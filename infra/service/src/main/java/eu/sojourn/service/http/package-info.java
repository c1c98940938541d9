/** What HTTP answers have in common: pages, entity tags, ids of new resources. */
@NullMarked
package eu.sojourn.service.http;

import org.jspecify.annotations.NullMarked;
