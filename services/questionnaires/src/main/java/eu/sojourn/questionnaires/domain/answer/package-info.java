/** What was answered, and what can be wrong with an answer. */
@NullMarked
package eu.sojourn.questionnaires.domain.answer;

import org.jspecify.annotations.NullMarked;
