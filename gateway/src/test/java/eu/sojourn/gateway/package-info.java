/** The gateway as browsers and programs see it, before stand-ins for the services. */
@NullMarked
package eu.sojourn.gateway;

import org.jspecify.annotations.NullMarked;
