/** What facts give to cells, and how cells make figures. */
@NullMarked
package eu.sojourn.kpis.domain.figure;

import org.jspecify.annotations.NullMarked;
