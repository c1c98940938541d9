/** Host commitments: the standing part of the Commitment to Quality, cleared once by the host's legal department and signed once. */
@NullMarked
package eu.sojourn.agreements.domain.commitment;

import org.jspecify.annotations.NullMarked;
