/** The dictionary of the indicators, and what each says of a fact, with its reason. */
@NullMarked
package eu.sojourn.kpis.domain.indicator;

import org.jspecify.annotations.NullMarked;
