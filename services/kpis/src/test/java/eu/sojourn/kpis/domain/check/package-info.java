@NullMarked
package eu.sojourn.kpis.domain.check;

import org.jspecify.annotations.NullMarked;
