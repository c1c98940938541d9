@NullMarked
package eu.sojourn.kpis.domain.indicator;

import org.jspecify.annotations.NullMarked;
