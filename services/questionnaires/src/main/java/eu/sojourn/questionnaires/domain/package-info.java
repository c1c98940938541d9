/** Questionnaires as versioned data, who is invited to answer them, and what an answer must be like. */
@NullMarked
package eu.sojourn.questionnaires.domain;

import org.jspecify.annotations.NullMarked;
