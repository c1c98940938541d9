/** Facts and figures in plain Java. */
@NullMarked
package eu.sojourn.kpis.domain;

import org.jspecify.annotations.NullMarked;
