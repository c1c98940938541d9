/** What was answered, counted: per question, segment and wave; and what of it may be told to everybody. */
@NullMarked
package eu.sojourn.questionnaires.domain.result;

import org.jspecify.annotations.NullMarked;
