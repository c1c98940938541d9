/** What facts give to cells. */
@NullMarked
package eu.sojourn.kpis.domain.figure;

import org.jspecify.annotations.NullMarked;
