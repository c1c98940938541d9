@NullMarked
package eu.sojourn.kpis.domain.report;

import org.jspecify.annotations.NullMarked;
