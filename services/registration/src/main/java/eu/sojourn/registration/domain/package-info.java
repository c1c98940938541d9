/** What the programme's objects have in common. */
@NullMarked
package eu.sojourn.registration.domain;

import org.jspecify.annotations.NullMarked;
