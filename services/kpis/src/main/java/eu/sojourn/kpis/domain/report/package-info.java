/** Reports for authorities, all derived from one list of facts, and what is frozen of them. */
@NullMarked
package eu.sojourn.kpis.domain.report;

import org.jspecify.annotations.NullMarked;
