/** Moves the live board: one plain reader of the cells for each instance. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.board;

import org.jspecify.annotations.NullMarked;
