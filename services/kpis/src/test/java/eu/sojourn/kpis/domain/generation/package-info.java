/** Generations of the figures. */
@NullMarked
package eu.sojourn.kpis.domain.generation;

import org.jspecify.annotations.NullMarked;
