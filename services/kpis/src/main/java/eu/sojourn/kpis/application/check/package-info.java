/** Checking figures that others published; nothing of them is kept. */
@NullMarked
package eu.sojourn.kpis.application.check;

import org.jspecify.annotations.NullMarked;
