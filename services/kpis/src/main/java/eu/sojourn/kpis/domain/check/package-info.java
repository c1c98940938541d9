/** Whether published figures agree with themselves: tables, rules over them, and what was found. Knows nothing of where tables come from. */
@NullMarked
package eu.sojourn.kpis.domain.check;

import org.jspecify.annotations.NullMarked;
