@NullMarked
package eu.sojourn.kpis.application.report;

import org.jspecify.annotations.NullMarked;
