/** Building the figures anew beside those that are shown. */
@NullMarked
package eu.sojourn.kpis.application.generation;

import org.jspecify.annotations.NullMarked;
