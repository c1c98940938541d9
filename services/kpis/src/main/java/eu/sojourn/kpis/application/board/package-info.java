/** The live board in memory: figures of any filter, moved by the cells, watched by any number of people. */
@NullMarked
package eu.sojourn.kpis.application.board;

import org.jspecify.annotations.NullMarked;
