/** One page with the API descriptions of all services. */
@NullMarked
package eu.sojourn.gateway.docs;

import org.jspecify.annotations.NullMarked;
