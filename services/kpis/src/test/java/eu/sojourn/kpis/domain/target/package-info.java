@NullMarked
package eu.sojourn.kpis.domain.target;

import org.jspecify.annotations.NullMarked;
