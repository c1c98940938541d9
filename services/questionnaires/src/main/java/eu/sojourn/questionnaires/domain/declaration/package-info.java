/** What came of visits: agreements that organisations declare, and are asked for again. */
@NullMarked
package eu.sojourn.questionnaires.domain.declaration;

import org.jspecify.annotations.NullMarked;
