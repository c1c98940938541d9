/** Visits: eligibility, lump sum, and their life from application to payment. */
@NullMarked
package eu.sojourn.registration.domain.visit;

import org.jspecify.annotations.NullMarked;
