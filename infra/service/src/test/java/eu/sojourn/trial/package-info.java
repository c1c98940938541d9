/** A service that does nothing of its own: what every service has from infra/service, tried from outside. */
@NullMarked
package eu.sojourn.trial;

import org.jspecify.annotations.NullMarked;
