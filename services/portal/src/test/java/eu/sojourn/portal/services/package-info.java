/** Tests of what the services say, as the portal reads it. */
@NullMarked
package eu.sojourn.portal.services;

import org.jspecify.annotations.NullMarked;
