/** Proves that the board is read through what fails. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.board;

import org.jspecify.annotations.NullMarked;
