/** The HTTP interface: figures, their live stream, and the facts behind them. */
@NullMarked
package eu.sojourn.kpis.adapter.http;

import org.jspecify.annotations.NullMarked;
