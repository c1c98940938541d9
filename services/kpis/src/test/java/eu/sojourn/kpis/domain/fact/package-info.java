/** What is known of one thing, whatever the order in which it was heard. */
@NullMarked
package eu.sojourn.kpis.domain.fact;

import org.jspecify.annotations.NullMarked;
