/** The live board in memory. */
@NullMarked
package eu.sojourn.kpis.application.board;

import org.jspecify.annotations.NullMarked;
