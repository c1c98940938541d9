/** Use cases of targets, pace and alerts, and what they need of the board. */
@NullMarked
package eu.sojourn.kpis.application.target;

import org.jspecify.annotations.NullMarked;
