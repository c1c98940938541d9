/** Surveys that ask many at once. */
@NullMarked
package eu.sojourn.questionnaires.domain.wave;

import org.jspecify.annotations.NullMarked;
