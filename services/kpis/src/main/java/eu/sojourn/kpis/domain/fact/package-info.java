/** What is known of a visit, an Xchange or whatever else events tell of: one fact for each. */
@NullMarked
package eu.sojourn.kpis.domain.fact;

import org.jspecify.annotations.NullMarked;
