/** The services' HTTP APIs as the portal sees them, called with the person's own token and with limits. */
@NullMarked
package eu.sojourn.portal.services;

import org.jspecify.annotations.NullMarked;
