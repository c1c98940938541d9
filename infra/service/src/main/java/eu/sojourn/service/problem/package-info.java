/** Refusals and errors on the wire: problem details (RFC 9457) that name the field and the reason. */
@NullMarked
package eu.sojourn.service.problem;

import org.jspecify.annotations.NullMarked;
