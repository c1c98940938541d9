/** Owns people, their memberships and roles, and signs them in; the only place where personal data is kept. */
@NullMarked
package eu.sojourn.identity;

import org.jspecify.annotations.NullMarked;
