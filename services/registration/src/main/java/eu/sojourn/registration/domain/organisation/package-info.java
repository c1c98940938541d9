/** Organisations and their validation by a partnership. */
@NullMarked
package eu.sojourn.registration.domain.organisation;

import org.jspecify.annotations.NullMarked;
