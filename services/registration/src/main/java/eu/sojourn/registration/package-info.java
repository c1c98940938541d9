/** Owns programmes and rule sets, organisations, Xchanges, visits, lump sums, closing reports and payments. */
@NullMarked
package eu.sojourn.registration;

import org.jspecify.annotations.NullMarked;
