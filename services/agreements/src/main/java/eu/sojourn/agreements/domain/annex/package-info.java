/** Annexes: the short part of the Commitment to Quality for one visit, composed from what holds and signed by its parties. */
@NullMarked
package eu.sojourn.agreements.domain.annex;

import org.jspecify.annotations.NullMarked;
