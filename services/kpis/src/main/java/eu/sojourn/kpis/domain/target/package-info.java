/** What a programme wants to reach, how far it is, where it will end at this pace, and when to tell that this changes. */
@NullMarked
package eu.sojourn.kpis.domain.target;

import org.jspecify.annotations.NullMarked;
