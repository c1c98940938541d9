/** When those who are silent are reminded, and what became of that. */
@NullMarked
package eu.sojourn.questionnaires.domain.reminder;

import org.jspecify.annotations.NullMarked;
