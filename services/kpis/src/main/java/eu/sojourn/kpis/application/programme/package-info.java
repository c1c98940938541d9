/** Knowing programmes by what registration tells of them. */
@NullMarked
package eu.sojourn.kpis.application.programme;

import org.jspecify.annotations.NullMarked;
