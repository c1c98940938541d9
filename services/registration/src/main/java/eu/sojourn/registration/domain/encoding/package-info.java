/** Encoding many visits at once: what a sheet says, what would become of each of its rows, and what encoding costs people. */
@NullMarked
package eu.sojourn.registration.domain.encoding;

import org.jspecify.annotations.NullMarked;
