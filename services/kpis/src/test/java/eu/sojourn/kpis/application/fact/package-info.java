@NullMarked
package eu.sojourn.kpis.application.fact;

import org.jspecify.annotations.NullMarked;
