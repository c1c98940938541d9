/** Which request goes to which service, and what of it goes along. */
@NullMarked
package eu.sojourn.gateway.routing;

import org.jspecify.annotations.NullMarked;
