/** The service as others meet it. */
@NullMarked
package eu.sojourn.kpis;

import org.jspecify.annotations.NullMarked;
