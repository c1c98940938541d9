/** Builds of the figures that live beside each other: which there are, and which is shown. */
@NullMarked
package eu.sojourn.kpis.domain.generation;

import org.jspecify.annotations.NullMarked;
