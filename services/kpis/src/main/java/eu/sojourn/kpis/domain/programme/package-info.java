/** What registration tells of programmes. */
@NullMarked
package eu.sojourn.kpis.domain.programme;

import org.jspecify.annotations.NullMarked;
