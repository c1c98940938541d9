/** The live board in memory. */
@NullMarked
package eu.sojourn.kpis.application;

import org.jspecify.annotations.NullMarked;
