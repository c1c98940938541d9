/** Use cases of reports: making, freezing, comparing and giving them out. */
@NullMarked
package eu.sojourn.kpis.application.report;

import org.jspecify.annotations.NullMarked;
