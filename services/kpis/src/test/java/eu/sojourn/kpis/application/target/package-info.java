@NullMarked
package eu.sojourn.kpis.application.target;

import org.jspecify.annotations.NullMarked;
