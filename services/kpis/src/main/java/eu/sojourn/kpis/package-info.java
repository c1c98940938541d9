/** Owns the figures of the programmes: one fact per visit and Xchange, what it contributes to which KPI, and the live board. */
@NullMarked
package eu.sojourn.kpis;

import org.jspecify.annotations.NullMarked;
