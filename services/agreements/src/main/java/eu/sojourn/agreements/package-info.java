/** Agreements: owns host commitments, agendas and annexes, and the signatures over exactly what was shown. */
@NullMarked
package eu.sojourn.agreements;

import org.jspecify.annotations.NullMarked;
